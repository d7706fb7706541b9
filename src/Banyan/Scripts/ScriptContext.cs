using System.Reflection;
using System.Runtime.Loader;

namespace Banyan.Scripts;

/// <summary>Loads a script beside the running Banyan: Banyan's assemblies are the running ones, packages come from the script's build.</summary>
internal sealed class ScriptContext(string assembly) : AssemblyLoadContext(Path.GetFileNameWithoutExtension(assembly))
{
    private readonly AssemblyDependencyResolver _resolver = new(assembly);

    /// <inheritdoc/>
    protected override Assembly? Load(AssemblyName assemblyName) =>
        assemblyName.Name is { } name && !IsOwn(name) && _resolver.ResolveAssemblyToPath(assemblyName) is { } path ? LoadFromAssemblyPath(path) : null;

    /// <inheritdoc/>
    protected override nint LoadUnmanagedDll(string unmanagedDllName) => _resolver.ResolveUnmanagedDllToPath(unmanagedDllName) is { } path ? LoadUnmanagedDllFromPath(path) : 0;

    private static bool IsOwn(string name) => File.Exists(Path.Join(AppContext.BaseDirectory, name + ".dll"));
}
