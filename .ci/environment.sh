# Sourced by ./banyan, ./test and .ci/run before they call the .NET SDK. Needs $root, the clone.
#
# Everything that the SDK and NuGet keep between builds goes below artifacts/ and nothing into the home folder. The user's own NuGet configuration (feeds, credentials) is still the one
# that counts: DOTNET_CLI_HOME moves the place where NuGet looks for it, so the new place links to the old one. Packages that the user has already are taken from where they are.

export DOTNET_NOLOGO=1
export DOTNET_CLI_TELEMETRY_OPTOUT=1
export DOTNET_CLI_WORKLOAD_UPDATE_NOTIFY_DISABLE=true
export DOTNET_GENERATE_ASPNET_CERTIFICATE=false
export DOTNET_CLI_USE_MSBUILD_SERVER=0
export MSBUILDDISABLENODEREUSE=1

if [[ -z ${DOTNET_CLI_HOME:-} ]]; then
    export DOTNET_CLI_HOME="$root/artifacts/home"
    mkdir -p "$DOTNET_CLI_HOME/.nuget"
    if [[ -d ${HOME:-/nonexistent}/.nuget/NuGet && ! -e $DOTNET_CLI_HOME/.nuget/NuGet ]]; then
        ln -sfn "$HOME/.nuget/NuGet" "$DOTNET_CLI_HOME/.nuget/NuGet"
    fi
fi

if [[ -z ${NUGET_PACKAGES:-} ]]; then
    export NUGET_PACKAGES="$root/artifacts/packages"
    if [[ -d ${HOME:-/nonexistent}/.nuget/packages ]]; then
        export RestoreAdditionalProjectFallbackFolders="$HOME/.nuget/packages"
    fi
fi

export NUGET_HTTP_CACHE_PATH="${NUGET_HTTP_CACHE_PATH:-$root/artifacts/nuget/http-cache}"
export NUGET_PLUGINS_CACHE_PATH="${NUGET_PLUGINS_CACHE_PATH:-$root/artifacts/nuget/plugins-cache}"

# One line and exit code 2 when the SDK is not there; $1 is the name of the calling script.
require_sdk() {
    if ! command -v dotnet > /dev/null; then
        echo "$1: the .NET 10 SDK is needed and there is no 'dotnet' on the PATH; see https://dotnet.microsoft.com/download" >&2
        exit 2
    fi
    if ! (cd "$root" && dotnet --version > /dev/null 2>&1); then
        echo "$1: the .NET 10 SDK (10.0.100 or newer, see global.json) is needed; installed: $(dotnet --list-sdks 2> /dev/null | cut -d' ' -f1 | paste -sd' ')" >&2
        exit 2
    fi
}
