using System.Globalization;
using Banyan.Root.Objects;
using Banyan.Root.Writing;

namespace Banyan.Root.Merging;

/// <summary>A TParameter: the sum, product, greatest, least, first or last of the inputs', as it asks for itself (TParameter::Merge).</summary>
internal sealed class MergedParameter(MergePlace place) : MergedItem(place)
{
    private const int MultiplyBit = 16; // TParameter::kMultiply and the bits behind it
    private const int MaximumBit = 17;
    private const int MinimumBit = 18;
    private const int FirstBit = 19;
    private const int LastBit = 20;
    private const int ConstantBit = 21;
    private TracedRecord? _record;
    private double _real;
    private long _integer;
    private bool _differs;

    /// <inheritdoc/>
    public override string Kind => "added";

    /// <inheritdoc/>
    public override string? Note => _differs ? "it is constant by its own word, but differs among the inputs: the first is kept" : null;

    /// <summary>True for parameters that are numbers.</summary>
    public static bool Takes(string className) => className.StartsWith("TParameter<", StringComparison.Ordinal) && className is not "TParameter<bool>";

    /// <inheritdoc/>
    public override MergePart Prepare(RootFile file, RootKey key)
    {
        TracedRecord? record = _record is null ? TracedRecord.Read(file, key) : null;
        RootObject value = record?.Object ?? file.Get(key);
        if (!value.TryGet("fVal", out object? number) || number is null)
        {
            throw new RootFormatException("a TParameter without a value", file.Path, key.FileOffset, key.Path);
        }

        return new Part(this, record, Convert.ToDouble(number, CultureInfo.InvariantCulture), number is float or double ? 0 : Convert.ToInt64(number, CultureInfo.InvariantCulture));
    }

    /// <inheritdoc/>
    public override void Write(MergeOutput output, DirectoryNode directory, string name)
    {
        var edit = new RecordEdit(_record!);
        RootObject value = _record!.Object;
        if (InputCount > 1)
        {
            var members = new MemberEdit(_record!, edit);
            if (value["fVal"] is float or double)
            {
                members.Set(value, "fVal", _real);
            }
            else
            {
                members.Set(value, "fVal", _integer);
            }
        }

        output.Writer.WriteObject(directory, name, new EditedObject(Place.ClassName, string.Empty, edit, new RecordContext(Place.FirstFile, 0, Path)));
    }

    private void Add(double real, long integer)
    {
        long bits = _record!.Object.GetInt64("fBits");
        if (Has(FirstBit) || Has(ConstantBit))
        {
            _differs |= Has(ConstantBit) && (real != _real || integer != _integer);
            return;
        }

        (_real, _integer) = Has(LastBit) ? (real, integer)
            : Has(MultiplyBit) ? (_real * real, unchecked(_integer * integer))
            : Has(MaximumBit) ? (Math.Max(_real, real), Math.Max(_integer, integer))
            : Has(MinimumBit) ? (Math.Min(_real, real), Math.Min(_integer, integer))
            : (_real + real, unchecked(_integer + integer));

        bool Has(int bit) => (bits >> bit & 1) != 0;
    }

    private sealed class Part(MergedParameter owner, TracedRecord? record, double real, long integer) : MergePart
    {
        public override void Commit()
        {
            owner.InputCount++;
            if (record is not null)
            {
                owner._record = record;
                (owner._real, owner._integer) = (real, integer);
            }
            else
            {
                owner.Add(real, integer);
            }
        }
    }
}
