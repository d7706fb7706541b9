using System.Text.Json;

namespace Banyan.Publishing;

/// <summary>The files that a built program consists of.</summary>
internal static class ProgramFiles
{
    /// <summary>Paths relative to the folder of the program: the program itself, its assemblies with their documentation, native libraries.</summary>
    /// <param name="folder">The folder.</param>
    /// <param name="program">Name of its main assembly, without an ending.</param>
    /// <exception cref="IOException">The folder cannot be read, or holds no such program.</exception>
    public static IReadOnlyList<string> List(string folder, string program)
    {
        string dependencies = Path.Join(folder, program + ".deps.json");
        if (!File.Exists(dependencies) || !File.Exists(Path.Join(folder, program + ".dll")))
        {
            throw new IOException($"{folder} holds no {program}.dll with its {program}.deps.json");
        }

        var files = new SortedSet<string>(StringComparer.Ordinal) { program + ".deps.json" };
        AddIfThere(program);
        AddIfThere(program + ".exe");
        AddIfThere(program + ".runtimeconfig.json");
        using JsonDocument document = JsonDocument.Parse(File.ReadAllBytes(dependencies));
        foreach (JsonProperty target in document.RootElement.GetProperty("targets").EnumerateObject())
        {
            foreach (JsonProperty library in target.Value.EnumerateObject())
            {
                AddLibrary(library.Value);
            }
        }

        return [.. files];

        void AddLibrary(JsonElement library)
        {
            foreach (JsonProperty kind in library.EnumerateObject())
            {
                // Those of the program's own platform lie flat, those of every platform in their folders.
                if (kind.Value.ValueKind == JsonValueKind.Object && kind.Name is "runtime" or "native" or "runtimeTargets")
                {
                    foreach (JsonProperty asset in kind.Value.EnumerateObject())
                    {
                        string path = kind.Name == "runtimeTargets" ? asset.Name : Path.GetFileName(asset.Name);
                        AddIfThere(path);
                        AddIfThere(Path.ChangeExtension(path, ".xml"));
                    }
                }
            }
        }

        void AddIfThere(string path)
        {
            if (!path.StartsWith('/') && !path.Contains("..", StringComparison.Ordinal) && File.Exists(Path.Join(folder, path)))
            {
                files.Add(path);
            }
        }
    }
}
