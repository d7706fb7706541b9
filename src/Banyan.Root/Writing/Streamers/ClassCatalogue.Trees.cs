namespace Banyan.Root.Writing.Streamers;

/// <content>Trees, branches and leaves.</content>
internal static partial class ClassCatalogue
{
    private const uint NamedChecksum = 0xdfb74a3c;
    private const uint LeafChecksum = 0x6d1e8152;

    private static IEnumerable<ClassDescription> TreeClasses() =>
    [
        new(
            "TTree",
            20,
            0x7264e07f,
            [
                Base("TNamed", 1, NamedChecksum), Base("TAttLine", 2, 0x94074549), Base("TAttFill", 2, 0xffd92a92), Base("TAttMarker", 2, 0x291d8bec),
                Long64("fEntries"), Long64("fTotBytes"), Long64("fZipBytes"), Long64("fSavedBytes"), Long64("fFlushedBytes"), Double("fWeight"),
                Int("fTimerInterval"), Int("fScanField"), Int("fUpdate"), Int("fDefaultEntryOffsetLen"), Counter("fNClusterRange"), Long64("fMaxEntries"),
                Long64("fMaxEntryLoop"), Long64("fMaxVirtualSize"), Long64("fAutoSave"), Long64("fAutoFlush"), Long64("fEstimate"),
                Array("fClusterRangeEnd", "Long64_t", 16, "fNClusterRange", "TTree", 20), Array("fClusterSize", "Long64_t", 16, "fNClusterRange", "TTree", 20),
                ObjectAny("fIOFeatures", "ROOT::TIOFeatures", 1), Object("fBranches", "TObjArray", 64), Object("fLeaves", "TObjArray", 64),
                Pointer("fAliases", "TList"), ObjectAny("fIndexValues", "TArrayD", 24), ObjectAny("fIndex", "TArrayI", 24),
                Pointer("fTreeIndex", "TVirtualIndex"), Pointer("fFriends", "TList"), Pointer("fUserInfo", "TList"), Pointer("fBranchRef", "TBranchRef"),
            ]),
        new("ROOT::TIOFeatures", 1, 0x1aa12f10, [UByte("fIOBits")]),
        new(
            "TBranch",
            13,
            0x10978aac,
            [
                Base("TNamed", 1, NamedChecksum), Base("TAttFill", 2, 0xffd92a92), Int("fCompress"), Int("fBasketSize"), Int("fEntryOffsetLen"), Int("fWriteBasket"),
                Long64("fEntryNumber"), ObjectAny("fIOFeatures", "ROOT::TIOFeatures", 1), Int("fOffset"), Counter("fMaxBaskets"), Int("fSplitLevel"),
                Long64("fEntries"), Long64("fFirstEntry"), Long64("fTotBytes"), Long64("fZipBytes"), Object("fBranches", "TObjArray", 64) with { Title = "->" },
                Object("fLeaves", "TObjArray", 64) with { Title = "->" }, Object("fBaskets", "TObjArray", 64) with { Title = "->" },
                Array("fBasketBytes", "int", 3, "fMaxBaskets", "TBranch", 13), Array("fBasketEntry", "Long64_t", 16, "fMaxBaskets", "TBranch", 13),
                Array("fBasketSeek", "Long64_t", 16, "fMaxBaskets", "TBranch", 13), Text("fFileName"),
            ]),
        new(
            "TBranchElement",
            10,
            0xe74f5e63,
            [
                Base("TBranch", 13, 0x10978aac), Text("fClassName"), Text("fParentName"), Text("fClonesName"), UInt("fCheckSum"), Short("fClassVersion"), Int("fID"),
                Int("fType"), Int("fStreamerType"), Int("fMaximum"), Pointer("fBranchCount", "TBranchElement"), Pointer("fBranchCount2", "TBranchElement"),
            ]),
        new("TFriendElement", 2, 0x2771167d, [Base("TNamed", 1, NamedChecksum), Text("fTreeName"), Bool("fOwnFile")]),
        new("TBranchRef", 1, 0x2360b3fd, [Base("TBranch", 13, 0x10978aac), Pointer("fRefTable", "TRefTable")]),
        new(
            "TRefTable",
            3,
            0x8c895b85,
            [
                Base("TObject", 1, 0x901bc02d), Int("fSize"), Pointer("fParents", "TObjArray"), Pointer("fOwner", "TObject"),
                new(ElementClass.Container, "fProcessGUIDs", "vector<string>", 500, 24) { ContainerTypes = (1, 61) },
            ]),
        new(
            "TLeaf",
            2,
            LeafChecksum,
            [
                Base("TNamed", 1, NamedChecksum), Int("fLen"), Int("fLenType"), Int("fOffset"), Bool("fIsRange"), Bool("fIsUnsigned"), Pointer("fLeafCount", "TLeaf"),
            ]),
        new("TLeafO", 1, 0x02ae48d3, [Base("TLeaf", 2, LeafChecksum), Bool("fMinimum"), Bool("fMaximum")]),
        new("TLeafB", 1, 0x0f1e4b5e, [Base("TLeaf", 2, LeafChecksum), Byte("fMinimum"), Byte("fMaximum")]),
        new("TLeafS", 1, 0x150ceecf, [Base("TLeaf", 2, LeafChecksum), Short("fMinimum"), Short("fMaximum")]),
        new("TLeafI", 1, 0x7e6aae19, [Base("TLeaf", 2, LeafChecksum), Int("fMinimum"), Int("fMaximum")]),
        new("TLeafL", 1, 0xde320862, [Base("TLeaf", 2, LeafChecksum), Long64("fMinimum"), Long64("fMaximum")]),
        new("TLeafF", 1, 0x3add9d72, [Base("TLeaf", 2, LeafChecksum), Float("fMinimum"), Float("fMaximum")]),
        new("TLeafD", 1, 0x118e8776, [Base("TLeaf", 2, LeafChecksum), Double("fMinimum"), Double("fMaximum")]),
        new("TLeafC", 1, 0xfbe3b2f3, [Base("TLeaf", 2, LeafChecksum), Int("fMinimum"), Int("fMaximum")]),
        new("TLeafElement", 1, 0xa04f8893, [Base("TLeaf", 2, LeafChecksum), Int("fID"), Int("fType")]),
    ];
}
