using System.Text;

namespace Banyan.Scripts;

/// <summary>The directives of a file-based C# program (<c>#:package</c>, <c>#:property</c>, <c>#:project</c>, <c>#:sdk</c>) that matter to a build against this Banyan.</summary>
/// <param name="Packages">Packages with their versions; the version is null when none is given.</param>
/// <param name="Properties">Properties of the build.</param>
/// <param name="Projects">Projects besides Banyan, as absolute paths.</param>
/// <param name="Sdk">The SDK.</param>
internal sealed record ScriptDirectives(
    IReadOnlyList<(string Name, string? Version)> Packages,
    IReadOnlyList<(string Name, string Value)> Properties,
    IReadOnlyList<string> Projects,
    string Sdk)
{
    private const string DefaultSdk = "Microsoft.NET.Sdk";

    // Script and library must agree on these; a published Banyan runs what was compiled for the just-in-time compiler.
    private static readonly string[] s_ownProperties = ["PublishAot", "TargetFramework", "OutputType", "UseAppHost", "AssemblyName"];

    /// <summary>Reads the directives at the front of a script. References to Banyan itself are left out: the running one is referenced.</summary>
    /// <param name="path">The script; projects are relative to its folder.</param>
    /// <param name="text">Its text.</param>
    /// <exception cref="ScriptException">A directive is not known or has no value.</exception>
    public static ScriptDirectives Read(string path, string text)
    {
        var packages = new List<(string, string?)>();
        var properties = new List<(string, string)>();
        var projects = new List<string>();
        string sdk = DefaultSdk;
        string folder = Path.GetDirectoryName(Path.GetFullPath(path)) ?? string.Empty;
        int number = 0;
        foreach (string line in text.Split('\n').Select(l => l.Trim()))
        {
            number++;
            if (!line.StartsWith("#:", StringComparison.Ordinal))
            {
                // Directives stand before the first line of code.
                if (line.Length == 0 || line.StartsWith("#!", StringComparison.Ordinal) || line.StartsWith("//", StringComparison.Ordinal))
                {
                    continue;
                }

                break;
            }

            string[] parts = line[2..].Split((char[])[' ', '\t'], 2, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
            string kind = parts.Length > 0 ? parts[0] : string.Empty;
            string value = parts.Length > 1 ? parts[1] : string.Empty;
            if (value.Length == 0)
            {
                throw new ScriptException($"{path}:{number}:1: the directive '{line}' has no value");
            }

            switch (kind)
            {
                case "package":
                    string[] package = value.Split(['@', ' '], 2);
                    packages.Add((package[0].Trim(), package.Length > 1 ? package[1].Trim() : null));
                    break;
                case "property":
                    string[] property = value.Split((char[])['=', ' '], 2);
                    if (!s_ownProperties.Contains(property[0]))
                    {
                        properties.Add((property[0].Trim(), property.Length > 1 ? property[1].Trim() : string.Empty));
                    }

                    break;
                case "project":
                    if (!IsBanyan(value))
                    {
                        projects.Add(Path.GetFullPath(Path.Join(folder, value)));
                    }

                    break;
                case "sdk":
                    sdk = value.Replace('@', '/');
                    break;
                default:
                    throw new ScriptException($"{path}:{number}:1: there is no directive '#:{kind}'; known are package, property, project and sdk");
            }
        }

        return new ScriptDirectives(packages, properties, projects, sdk);
    }

    private static bool IsBanyan(string project)
    {
        string name = Path.GetFileName(project.TrimEnd('/', '\\'));
        return name is "Banyan" or "Banyan.csproj";
    }

    /// <summary>Name of the file with <see cref="OptimisedText"/>, which lies beside the project.</summary>
    public const string OptimisedFile = "Optimised.cs";

    /// <summary>
    /// Says that the JIT may optimise what the compiler did not: scripts are as fast so, and exceptions name the line that threw (the compiler's optimisation joins statements, and with them their lines).
    /// </summary>
    public const string OptimisedText = "[assembly: System.Diagnostics.Debuggable(false, false)]\n";

    /// <summary>The project that builds the script.</summary>
    /// <param name="script">Absolute path of the script.</param>
    /// <param name="assemblyName">Name of what is made.</param>
    /// <param name="references">Absolute paths of Banyan's assemblies.</param>
    public string ToProject(string script, string assemblyName, IReadOnlyList<string> references)
    {
        var text = new StringBuilder();
        text.Append($"""
            <Project>
              <PropertyGroup>
                <ImportDirectoryBuildProps>false</ImportDirectoryBuildProps>
                <ImportDirectoryBuildTargets>false</ImportDirectoryBuildTargets>
                <ImportDirectoryPackagesProps>false</ImportDirectoryPackagesProps>
                <BaseIntermediateOutputPath>obj/</BaseIntermediateOutputPath>
              </PropertyGroup>
              <Import Project="Sdk.props" Sdk="{Escape(Sdk)}" />
              <PropertyGroup>
                <OutputType>Exe</OutputType>
                <TargetFramework>net10.0</TargetFramework>
                <AssemblyName>{Escape(assemblyName)}</AssemblyName>
                <RootNamespace>Script</RootNamespace>
                <OutputPath>out/</OutputPath>
                <AppendTargetFrameworkToOutputPath>false</AppendTargetFrameworkToOutputPath>
                <EnableDefaultItems>false</EnableDefaultItems>
                <ImplicitUsings>enable</ImplicitUsings>
                <Nullable>enable</Nullable>
                <UseAppHost>false</UseAppHost>
                <Optimize>false</Optimize>
                <DebugType>portable</DebugType>
                <NuGetAudit>false</NuGetAudit>
                <RunAnalyzers>false</RunAnalyzers>
                <Features>$(Features);FileBasedProgram</Features>

            """);
        foreach ((string name, string value) in Properties)
        {
            text.Append($"    <{name}>{Escape(value)}</{name}>\n");
        }

        text.Append($"  </PropertyGroup>\n  <ItemGroup>\n    <Compile Include=\"{Escape(script)}\" />\n    <Compile Include=\"{OptimisedFile}\" />\n    <Using Include=\"Banyan\" />\n");
        foreach (string reference in references)
        {
            text.Append($"    <Reference Include=\"{Escape(reference)}\"><Private>false</Private></Reference>\n");
        }

        foreach ((string name, string? version) in Packages)
        {
            text.Append($"    <PackageReference Include=\"{Escape(name)}\" Version=\"{Escape(version ?? "*")}\" />\n");
        }

        foreach (string project in Projects)
        {
            text.Append($"    <ProjectReference Include=\"{Escape(Directory.Exists(project) ? Path.Join(project, Path.GetFileName(project) + ".csproj") : project)}\" />\n");
        }

        return text.Append($"  </ItemGroup>\n  <Import Project=\"Sdk.targets\" Sdk=\"{Escape(Sdk)}\" />\n</Project>\n").ToString();
    }

    private static string Escape(string text) => System.Security.SecurityElement.Escape(text);
}
