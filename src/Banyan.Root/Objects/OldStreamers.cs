namespace Banyan.Root.Objects;

/// <summary>Trees of files that ROOT 2 wrote, which describe no classes: the members in the order in which the streamers of that time read them.</summary>
/// <remarks>
/// Written as <see cref="BuiltInStreamers"/> is; a version stands for itself alone. Lists of baskets are arrays with their length before them, as TArrayI is. Source: the part for old versions in
/// TTree::Streamer and TBranch::Streamer (tree/tree/src/TTree.cxx, TBranch.cxx), TAttLine.h, TAttFill.h, TAttMarker.h.
/// </remarks>
internal static class OldStreamers
{
    /// <summary>The classes.</summary>
    public const string Text = """
        TAttLine 1
          short fLineColor
          short fLineStyle
          short fLineWidth
        TAttFill 1
          short fFillColor
          short fFillStyle
        TAttMarker 1
          short fMarkerColor
          short fMarkerStyle
          float fMarkerSize
        TTree 1
          : TNamed 1
          : TAttLine 1
          : TAttFill 1
          : TAttMarker 1
          int fScanField
          int fMaxEntryLoop
          int fMaxVirtualSize
          double fEntries
          double fTotBytes
          double fZipBytes
          int fAutoSave
          int fEstimate
          TObjArray fBranches
          TObjArray fLeaves
        TTree 2
          : TNamed 1
          : TAttLine 1
          : TAttFill 1
          : TAttMarker 1
          int fScanField
          int fMaxEntryLoop
          int fMaxVirtualSize
          double fEntries
          double fTotBytes
          double fZipBytes
          int fAutoSave
          int fEstimate
          TObjArray fBranches
          TObjArray fLeaves
          TArrayD fIndexValues
        TTree 3
          : TNamed 1
          : TAttLine 1
          : TAttFill 1
          : TAttMarker 1
          int fScanField
          int fMaxEntryLoop
          int fMaxVirtualSize
          double fEntries
          double fTotBytes
          double fZipBytes
          int fAutoSave
          int fEstimate
          TObjArray fBranches
          TObjArray fLeaves
          TArrayD fIndexValues
          TArrayI fIndex
        TTree 4
          : TNamed 1
          : TAttLine 1
          : TAttFill 1
          : TAttMarker 1
          int fScanField
          int fMaxEntryLoop
          int fMaxVirtualSize
          double fEntries
          double fTotBytes
          double fZipBytes
          int fAutoSave
          int fEstimate
          TObjArray fBranches
          TObjArray fLeaves
          TArrayD fIndexValues
          TArrayI fIndex
          TList fInfos
        TNtuple 1
          : TTree 4
          int fNvar
        TBranch 3 to 4
          : TNamed 1
          int fCompress
          int fBasketSize
          int fEntryOffsetLen
          int fMaxBaskets
          int fWriteBasket
          int fEntryNumber
          double fEntries
          double fTotBytes
          double fZipBytes
          int fOffset
          TObjArray fBranches
          TObjArray fLeaves
          TObjArray fBaskets
          TArrayI fBasketEntry
          TArrayI fBasketSeek
          TString fFileName
        TBranch 5
          : TNamed 1
          int fCompress
          int fBasketSize
          int fEntryOffsetLen
          int fMaxBaskets
          int fWriteBasket
          int fEntryNumber
          double fEntries
          double fTotBytes
          double fZipBytes
          int fOffset
          TObjArray fBranches
          TObjArray fLeaves
          TObjArray fBaskets
          TArrayI fBasketEntry
          TArrayI fBasketBytes
          TArrayI fBasketSeek
          TString fFileName
        TBranchObject 1
          : TBranch 5
          TString fClassName
        TLeafObject 1 to 2
          : TLeaf 1
        TLeafObject 3
          : TLeaf 1
          bool fVirtual
        """;
}
