using System.Runtime.InteropServices;
using System.Text;

namespace Banyan.Drawing;

/// <summary>The texts of a drawing's axis, numbered in the order in which they come: that of the dataset, so that it depends on nothing else.</summary>
internal sealed class TextCategories
{
    /// <summary>More bins cannot be read.</summary>
    public const int Most = 10_000;

    private readonly Dictionary<string, int> _numbers = new(StringComparer.Ordinal);
    private readonly List<string> _labels = [];
    private readonly bool _isFixed;

    /// <summary>No texts yet.</summary>
    public TextCategories()
    {
    }

    /// <summary>Texts that are known; others have the number behind the last.</summary>
    public TextCategories(IReadOnlyList<string> labels)
    {
        foreach (string label in labels)
        {
            Number(label);
        }

        _isFixed = true;
    }

    /// <summary>The texts by number.</summary>
    public IReadOnlyList<string> Labels => _labels;

    /// <summary>True when there were more than <see cref="Most"/>.</summary>
    public bool IsOverfull { get; private set; }

    /// <summary>The number of a text.</summary>
    public int Number(string text)
    {
        if (_numbers.TryGetValue(text, out int known))
        {
            return known;
        }

        if (_isFixed || _labels.Count == Most)
        {
            IsOverfull |= !_isFixed;
            return _labels.Count;
        }

        _numbers.Add(text, _labels.Count);
        _labels.Add(text);
        return _labels.Count - 1;
    }

    /// <summary>The number of a text in UTF-8; zeros at its end, as leaves of characters have them, do not count.</summary>
    public unsafe int Number(byte* bytes, int length) => Number(Encoding.UTF8.GetString(MemoryMarshal.CreateReadOnlySpan(ref *bytes, length).TrimEnd((byte)0)));

    /// <summary>Takes the texts of another one in and gives the new number of each of its own.</summary>
    public int[] Add(TextCategories later)
    {
        IsOverfull |= later.IsOverfull;
        return [.. later._labels.Select(Number), _labels.Count];
    }
}
