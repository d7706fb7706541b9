namespace Banyan.Root.Merging;

/// <summary>What a member that is added up means.</summary>
internal enum SumRole
{
    /// <summary>Added as it is: contents, entries.</summary>
    Plain,

    /// <summary>Sums over fills (fTsumw and its kin): zero where a program set contents by itself, and then worked out from the bins by who reads it.</summary>
    Statistics,

    /// <summary>Sums of squared weights, which may be missing: then they equal the contents (TH1::Sumw2), or the entries of a profile's bins (fBinSumw2).</summary>
    SquaredWeights,
}
