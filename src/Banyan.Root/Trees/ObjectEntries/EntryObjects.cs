using Banyan.Root.Objects;
using Banyan.Root.Trees.Decoding;

namespace Banyan.Root.Trees.ObjectEntries;

/// <summary>How an entry of a branch is read as an object, where it cannot be taken apart into columns. Immutable.</summary>
/// <remarks>Source: TBranchElement::ReadLeaves… (tree/tree/src/TBranchElement.cxx), TLeafObject::ReadBasket, TStreamerInfoReadBuffer.cxx.</remarks>
internal abstract record EntryObjects
{
    /// <summary>Reads one entry.</summary>
    /// <param name="reader">Stands at the entry's first byte.</param>
    /// <param name="itemCount">Number of items of a split collection in this entry; -1 where it is not known or there is no collection.</param>
    /// <param name="end">One past the entry's last byte; -1 where it is not known.</param>
    public abstract object? Read(ObjectReader reader, int itemCount, int end);

    /// <summary>The branch that counts the items of a split collection, or of a counted array; null for others.</summary>
    public CountSource? Counts { get; init; }

    /// <summary>True when an entry without items has no bytes.</summary>
    public virtual bool IsEmptyWithoutItems => true;

    /// <summary>A whole object. Branches that ROOT fills step by step have no version head before it, those that go through the class's own streamer have one.</summary>
    /// <param name="ClassName">Its class.</param>
    /// <param name="Info">How it is laid out without a head; null for classes with a streamer of their own.</param>
    public sealed record Whole(string ClassName, StreamerInfo? Info) : EntryObjects
    {
        public override object? Read(ObjectReader reader, int itemCount, int end) =>
            Info == null || reader.HasHeadOf(ClassName, end) ? reader.ReadObject(ClassName) : reader.ReadBody(Info);
    }

    /// <summary>A container with its version head; a pair or array without one.</summary>
    /// <param name="Type">Its type.</param>
    public sealed record Container(CppType Type) : EntryObjects
    {
        public override object? Read(ObjectReader reader, int itemCount, int end) => reader.ReadBody(Type);
    }

    /// <summary>An object whose class stands before it: a byte that says whether there is one, the length of the name, the name with a zero behind it (TLeafObject).</summary>
    public sealed record Named : EntryObjects
    {
        public override object? Read(ObjectReader reader, int itemCount, int end)
        {
            int length = reader.ReadByte();
            string className = ObjectReader.Text(reader.ReadBytes(length));
            _ = reader.ReadByte();
            return className.Length == 0 ? null : reader.ReadObject(className);
        }
    }

    /// <summary>An array of objects, or of pointers to objects, that another branch counts (<c>B* x; //[n]</c>): one head for all of them.</summary>
    /// <param name="Op">The step.</param>
    public sealed record Loop(StreamerOp Op) : EntryObjects
    {
        public override bool IsEmptyWithoutItems => false;

        public override object? Read(ObjectReader reader, int itemCount, int end) => reader.ReadLoop(Op, itemCount) ?? [];
    }

    /// <summary>A branch without entries, whatever it would hold.</summary>
    public sealed record Nothing : EntryObjects
    {
        public override object? Read(ObjectReader reader, int itemCount, int end) => null;
    }

    /// <summary>A member of an object, or a member or base class of all items of a split collection.</summary>
    /// <param name="Program">The steps of the member alone, or of the base class: each step for all items.</param>
    /// <param name="InCollection">True for members of items.</param>
    public sealed record Member(StreamerProgram Program, bool InCollection) : EntryObjects
    {
        public override object? Read(ObjectReader reader, int itemCount, int end)
        {
            if (!InCollection)
            {
                return InfoWithoutHead != null && end >= 0 && !reader.HasHead(end) && reader.TryReadBody(InfoWithoutHead, end) is RootObject bare ? bare : Value(reader.ReadSteps(Program, 1)[0]);
            }

            if (itemCount >= 0)
            {
                return reader.ReadSteps(Program, itemCount).Select(Value).ToArray();
            }

            if (end < 0)
            {
                throw reader.NotSupported("a split collection without a count");
            }

            var items = new List<object?>();
            while (reader.Position < end)
            {
                int before = reader.Position;
                items.Add(Value(reader.ReadSteps(Program, 1)[0]));
                if (reader.Position == before)
                {
                    throw reader.Damaged("items without any bytes");
                }
            }

            return items.ToArray();
        }

        /// <summary>How an object that is the member lies in an entry without a head, as ROOT 4 wrote members that it did not split; null where that cannot be.</summary>
        public StreamerInfo? InfoWithoutHead { get; init; }

        /// <summary>True for base classes: their members stay together.</summary>
        public bool IsBase { get; init; }

        private object? Value(RootObject holder) => !IsBase && holder.MemberNames.Count == 1 ? holder[holder.MemberNames[0]] : holder;
    }
}
