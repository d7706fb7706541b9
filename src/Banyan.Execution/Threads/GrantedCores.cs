using System.Globalization;

namespace Banyan.Execution.Threads;

/// <summary>How many cores the machine, its container or the batch job grants to this process.</summary>
public static class GrantedCores
{
    /// <summary>The variables by which batch systems and their wrappers tell a job its share: Slurm, HTCondor and most others (OpenMP), Grid Engine, PBS, LSF.</summary>
    private static readonly string[] s_variables = ["SLURM_CPUS_PER_TASK", "OMP_NUM_THREADS", "OMP_THREAD_LIMIT", "NSLOTS", "NCPUS", "LSB_DJOB_NUMPROC"];

    /// <summary>The number of cores, at least 1.</summary>
    public static int Count => Find(Environment.ProcessorCount, Environment.GetEnvironmentVariable);

    /// <summary>The smallest of what the system and the variables grant.</summary>
    /// <param name="processorCount">What the runtime reports; it honours affinity masks and the quota of the control group.</param>
    /// <param name="variable">Looks an environment variable up; null when it is not set.</param>
    public static int Find(int processorCount, Func<string, string?> variable)
    {
        ArgumentNullException.ThrowIfNull(variable);
        int cores = Math.Max(1, processorCount);
        foreach (string name in s_variables)
        {
            // OpenMP allows a list, one number per nesting level: the first one counts.
            string? first = variable(name)?.Split(',')[0];
            if (int.TryParse(first, NumberStyles.Integer, CultureInfo.InvariantCulture, out int granted) && granted > 0)
            {
                cores = Math.Min(cores, granted);
            }
        }

        return cores;
    }
}
