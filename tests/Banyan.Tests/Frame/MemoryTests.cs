using Banyan.Columns;
using Banyan.Frame.Running;

namespace Banyan.Tests.Frame;

/// <summary>Counts what is rented from the pool of the process: nothing else may run at the same time.</summary>
[Collection(nameof(Alone))]
public class MemoryTests
{
    [Fact]
    public void Runs_LeaveNoMemoryRented()
    {
        var events = new Events();
        long before = NativePool.Shared.RentedBuffers;
        _ = events.Frame.Filter("met > 50").Histo1D("pt", 10, 0, 100).Value;
        Assert.Throws<EventFailureException>(() => events.Frame.Filter("pt[0] > 50").Count().Value);

        Assert.Equal(before, NativePool.Shared.RentedBuffers);
    }
}
