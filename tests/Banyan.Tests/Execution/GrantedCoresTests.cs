using Banyan.Execution.Threads;

namespace Banyan.Tests.Execution;

public class GrantedCoresTests
{
    [Theory]
    [InlineData(16, null, null, 16)]
    [InlineData(16, "SLURM_CPUS_PER_TASK", "4", 4)]
    [InlineData(2, "SLURM_CPUS_PER_TASK", "4", 2)]
    [InlineData(16, "OMP_NUM_THREADS", "8,2", 8)]
    [InlineData(16, "OMP_NUM_THREADS", "many", 16)]
    [InlineData(16, "NSLOTS", "0", 16)]
    [InlineData(0, null, null, 1)]
    public void Find_GrantOfTheJob_IsHonoured(int processors, string? name, string? value, int expected)
    {
        Assert.Equal(expected, GrantedCores.Find(processors, asked => asked == name ? value : null));
    }
}
