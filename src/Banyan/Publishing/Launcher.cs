namespace Banyan.Publishing;

/// <summary>The small script that starts a published copy from wherever it lies.</summary>
internal static class Launcher
{
    // Plain sh: it must not depend on what is installed where the copy goes.
    private const string Head =
        """
        #!/bin/sh
        # Starts Banyan from the folder that this script lies in, also through symbolic links.
        self=$0
        case $self in
            */*) ;;
            *) self=./$self ;;
        esac
        while [ -L "$self" ]; do
            link=$(readlink "$self")
            case $link in
                /*) self=$link ;;
                *) self=${self%/*}/$link ;;
            esac
        done
        home=${self%/*}

        """;

    /// <summary>The script.</summary>
    /// <param name="program">Name of the main assembly in <c>lib</c>, without an ending.</param>
    /// <param name="hasRuntime">True when the copy has its own runtime in <c>runtime</c>.</param>
    public static string Text(string program, bool hasRuntime) => Head + (hasRuntime
        ? $"exec \"$home/runtime/dotnet\" \"$home/lib/{program}.dll\" \"$@\"\n"
        : $$"""
            if [ -n "${DOTNET_ROOT:-}" ] && [ -x "$DOTNET_ROOT/dotnet" ]; then
                exec "$DOTNET_ROOT/dotnet" "$home/lib/{{program}}.dll" "$@"
            elif command -v dotnet > /dev/null; then
                exec dotnet "$home/lib/{{program}}.dll" "$@"
            elif [ -x "$home/lib/{{program}}" ]; then
                exec "$home/lib/{{program}}" "$@"
            fi
            echo "banyan: the .NET 10 runtime is needed and there is no 'dotnet' on the PATH; see https://dotnet.microsoft.com/download" >&2
            exit 2

            """);
}
