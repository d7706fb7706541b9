namespace Banyan.Storage;

/// <summary>Recognises addresses of files that are not local, and says what to do instead.</summary>
internal static class RemoteAddress
{
    /// <summary>One line that says why <paramref name="address"/> cannot be opened and what to do; null for a local path.</summary>
    public static string? Explain(string address)
    {
        if (address.StartsWith("/store/", StringComparison.Ordinal) && !File.Exists(address) && !Directory.Exists("/store"))
        {
            return $"{address}: a logical CMS file name cannot be read yet; copy the file with 'xrdcp root://cms-xrd-global.cern.ch/{address} .' and open the copy";
        }

        int colon = address.IndexOf("://", StringComparison.Ordinal);
        if (colon <= 0 || !address.AsSpan(0, colon).ContainsOnlyLettersAndDigits())
        {
            return null;
        }

        string scheme = address[..colon].ToLowerInvariant();
        string copy = scheme switch
        {
            "http" or "https" or "ftp" or "dav" or "davs" => $"'curl -O {address}'",
            "root" or "roots" or "xroot" or "xrootd" => $"'xrdcp {address} .'",
            "s3" => $"'aws s3 cp {address} .'",
            "gs" => $"'gcloud storage cp {address} .'",
            "srm" or "gsiftp" => $"'gfal-copy {address} .'",
            _ => "the tool of that storage",
        };
        return $"{address}: addresses with {scheme}:// cannot be read yet; copy the file with {copy} and open the copy";
    }

    private static bool ContainsOnlyLettersAndDigits(this ReadOnlySpan<char> text)
    {
        foreach (char c in text)
        {
            if (!char.IsAsciiLetterOrDigit(c))
            {
                return false;
            }
        }

        return true;
    }
}
