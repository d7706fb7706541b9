namespace Banyan.Storage;

/// <summary>Recognises addresses of files that are not local, and says what to do instead.</summary>
internal static class RemoteAddress
{
    /// <summary>One line that says why <paramref name="address"/> cannot be opened and what to do; null for a local path.</summary>
    public static string? Explain(string address)
    {
        string file = WithoutTree(address);
        if (address.StartsWith("/store/", StringComparison.Ordinal) && !File.Exists(address) && !Directory.Exists("/store"))
        {
            return $"{address}: a logical CMS file name cannot be read yet; copy the file with 'xrdcp root://cms-xrd-global.cern.ch/{file} .' and open the copy";
        }

        int colon = address.IndexOf("://", StringComparison.Ordinal);
        if (colon <= 0 || !address.AsSpan(0, colon).ContainsOnlyLettersAndDigits())
        {
            return null;
        }

        string scheme = address[..colon].ToLowerInvariant();
        string copy = scheme switch
        {
            "http" or "https" or "ftp" => $"'curl -O {file}'",
            "root" or "roots" or "xroot" or "xrootd" => $"'xrdcp {file} .'",
            "s3" => $"'aws s3 cp {file} .'",
            "gs" => $"'gcloud storage cp {file} .'",
            "srm" or "gsiftp" or "dav" or "davs" => $"'gfal-copy {file} .'",
            _ => "the tool of that storage",
        };
        return $"{address}: addresses with {scheme}:// cannot be read yet; copy the file with {copy} and open the copy";
    }

    // "FILE:TREE" names a tree; a colon before the last '/' of the address belongs to the scheme or the port, unless the file's name ends there.
    private static string WithoutTree(string address)
    {
        int end = address.IndexOf(".root:", StringComparison.Ordinal);
        if (end >= 0)
        {
            return address[..(end + ".root".Length)];
        }

        int colon = address.LastIndexOf(':');
        return colon > address.LastIndexOf('/') && colon > 0 ? address[..colon] : address;
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
