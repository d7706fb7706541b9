using System.Collections.Concurrent;
using Banyan.Columns;
using Banyan.Root.Writing;
using Banyan.Root.Writing.Trees;

namespace Banyan.Demo;

/// <summary>Writes generated events to a ROOT file, generating and compressing on all cores.</summary>
public static class DemoFile
{
    /// <summary>Name of the tree.</summary>
    public const string TreeName = "Events";

    // Also the clusters of the file. Fixed, so that the file does not depend on the number of threads.
    private const int ClusterEvents = 50_000;

    private const int ZstdLevel = 3;

    /// <summary>Writes a file. Its bytes depend on the number of events and the seed only.</summary>
    /// <param name="path">The file; an older one is replaced, when the new one is complete.</param>
    /// <param name="eventCount">Number of events.</param>
    /// <param name="seed">Seed of the random numbers.</param>
    /// <param name="threads">Threads to use, at least 1.</param>
    /// <param name="progress">Is told how many events have been written; null for nobody.</param>
    /// <param name="cancellation">Stops and leaves no file.</param>
    /// <returns>Size of the file in bytes.</returns>
    /// <exception cref="IOException">Writing failed.</exception>
    public static long Write(string path, long eventCount, uint seed, int threads, Action<long>? progress, CancellationToken cancellation)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(eventCount);
        ArgumentOutOfRangeException.ThrowIfLessThan(threads, 1);
        var generator = new DemoGenerator(seed);
        using RootFileWriter file = RootFileWriter.Create(path, new RootFileWriterOptions { Compression = RootCompression.Zstd(ZstdLevel) });
        TreeWriter tree = file.CreateTree(TreeName, Definition(), new TreeWriterOptions { ClusterEntryCount = ClusterEvents, Threads = 1 });
        var builders = new ConcurrentBag<ClusterBuilder>();
        var pending = new Queue<Task<EncodedCluster>>();
        try
        {
            for (long first = 0; first < eventCount || pending.Count > 0;)
            {
                cancellation.ThrowIfCancellationRequested();
                if (first < eventCount && pending.Count <= threads)
                {
                    long begin = first;
                    int count = (int)Math.Min(ClusterEvents, eventCount - first);
                    pending.Enqueue(Task.Run(() => Encode(tree, builders, generator.Generate(begin, count)), cancellation));
                    first += count;
                    continue;
                }

                using EncodedCluster cluster = pending.Dequeue().GetAwaiter().GetResult();
                tree.Append(cluster);
                progress?.Invoke(tree.EntryCount);
            }

            file.Commit();
            return file.ByteCount;
        }
        finally
        {
            foreach (Task<EncodedCluster> task in pending)
            {
                // Left over after a failure; the first failure is the one that is reported.
                ((IAsyncResult)task).AsyncWaitHandle.WaitOne();
                if (task.IsCompletedSuccessfully)
                {
                    task.Result.Dispose();
                }
            }

            foreach (ClusterBuilder builder in builders)
            {
                builder.Dispose();
            }
        }
    }

    private static EncodedCluster Encode(TreeWriter tree, ConcurrentBag<ClusterBuilder> builders, DemoEvents events)
    {
        if (!builders.TryTake(out ClusterBuilder? builder))
        {
            builder = tree.NewCluster();
        }

        using var columns = new PinnedColumns(events.Count);
        columns.Add(events.Run);
        columns.Add(events.LuminosityBlock);
        columns.Add(events.Event);
        columns.Add(events.GenWeight);
        columns.Add(events.VertexCount);
        columns.Add(events.PileupWeight);
        columns.Add(events.MetPt);
        columns.Add(events.MetPhi);
        foreach (DemoParticles particles in new[] { events.Electrons, events.Muons, events.Jets })
        {
            columns.Add(particles.Offsets, particles.Pt);
            columns.Add(particles.Offsets, particles.Eta);
            columns.Add(particles.Offsets, particles.Phi);
            columns.Add(particles.Offsets, particles.Mass);
            columns.Add(particles.Offsets, particles.Quality);
            if (particles != events.Jets)
            {
                columns.Add(particles.Offsets, particles.Charge);
            }
        }

        builder.Fill(events.Count, columns.Blocks);
        EncodedCluster cluster = builder.Encode();
        builders.Add(builder);
        return cluster;
    }

    private static TreeDefinition Definition()
    {
        List<BranchDefinition> branches =
        [
            Scalar("run", ElementKind.UInt32, "run number"),
            Scalar("luminosityBlock", ElementKind.UInt32, "luminosity block within the run"),
            Scalar("event", ElementKind.UInt64, "event number"),
            Scalar("genWeight", ElementKind.Float32, "weight of the generator, 1 or -1"),
            Scalar("PV_npvs", ElementKind.Int32, "number of reconstructed vertices"),
            Scalar("puWeight", ElementKind.Float32, "weight that makes the number of vertices that of data"),
            Scalar("MET_pt", ElementKind.Float32, "missing transverse momentum, GeV"),
            Scalar("MET_phi", ElementKind.Float32, "azimuth of the missing transverse momentum"),
        ];
        AddCollection(branches, "Electron", "electron", "pfRelIso", "energy around the electron relative to its own");
        AddCollection(branches, "Muon", "muon", "pfRelIso", "energy around the muon relative to its own");
        AddCollection(branches, "Jet", "jet", "btag", "likeness to a jet from a b quark, 0 to 1");
        return new TreeDefinition(branches, "Z to two leptons, generated by Banyan");
    }

    private static BranchDefinition Scalar(string name, ElementKind kind, string title) => new(name, DataType.Scalar(kind)) { Title = title };

    private static void AddCollection(List<BranchDefinition> branches, string name, string what, string quality, string qualityTitle)
    {
        string count = $"n{name}";
        branches.Add(Jagged("pt", ElementKind.Float32, $"transverse momentum of the {what}, GeV"));
        branches.Add(Jagged("eta", ElementKind.Float32, $"pseudorapidity of the {what}"));
        branches.Add(Jagged("phi", ElementKind.Float32, $"azimuth of the {what}"));
        branches.Add(Jagged("mass", ElementKind.Float32, $"mass of the {what}, GeV"));
        branches.Add(Jagged(quality, ElementKind.Float32, qualityTitle));
        if (name != "Jet")
        {
            branches.Add(Jagged("charge", ElementKind.Int32, $"electric charge of the {what}"));
        }

        BranchDefinition Jagged(string member, ElementKind kind, string title) =>
            new($"{name}_{member}", DataType.Vector(kind)) { Title = title, CountBranch = count };
    }
}
