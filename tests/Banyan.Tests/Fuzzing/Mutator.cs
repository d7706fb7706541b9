using System.Buffers.Binary;

namespace Banyan.Tests.Fuzzing;

/// <summary>Damages bytes and texts in the ways that files are damaged, and that attackers damage them. The same seed gives the same damage.</summary>
internal sealed class Mutator(int seed)
{
    private static readonly byte[] s_bytes = [0x00, 0xff, 0x7f, 0x80, 0x01, 0x40, 0xfe];
    private static readonly int[] s_words = [0, 1, -1, int.MaxValue, int.MinValue, 0x40000000, 0x40000002, 0x7ffffff0, 0x00ffffff, 0x10000, 255, 0x3fffffff, unchecked((int)0x80000002)];
    private static readonly long[] s_longs = [0, 1, -1, long.MaxValue, long.MinValue, 1L << 32, int.MaxValue, 1L << 62, 1L << 40];
    private readonly Random _random = new(seed);

    /// <summary>A damaged copy.</summary>
    /// <param name="original">Sound bytes, at least one.</param>
    /// <param name="regions">Where records lie; half of the damage goes into one that is drawn with equal chances, so that small ones are hit as well.</param>
    public byte[] Damage(byte[] original, IReadOnlyList<(int Start, int Length)> regions)
    {
        byte[] data = [.. original];
        int count = 1 + (_random.Next(3) == 0 ? _random.Next(12) : _random.Next(3));
        for (int i = 0; i < count && data.Length > 16; i++)
        {
            (int start, int length) = regions.Count > 0 && _random.Next(2) == 0 ? regions[_random.Next(regions.Count)] : (0, data.Length);
            if (start >= data.Length || length <= 0)
            {
                (start, length) = (0, data.Length);
            }

            Edit(data, start + _random.Next(Math.Min(length, data.Length - start)));
        }

        return _random.Next(24) == 0 ? data[.._random.Next(data.Length)] : data;
    }

    /// <summary>A damaged text: characters dropped, doubled, exchanged; pieces of <paramref name="pieces"/> put in.</summary>
    public string Damage(string text, IReadOnlyList<string> pieces)
    {
        int count = 1 + _random.Next(4);
        for (int i = 0; i < count; i++)
        {
            int at = _random.Next(text.Length + 1);
            int length = Math.Min(text.Length - at, _random.Next(8));
            text = _random.Next(7) switch
            {
                0 => text.Remove(at, length),
                1 => text.Insert(at, text.Substring(at, length)),
                2 => text.Insert(at, pieces[_random.Next(pieces.Count)]),
                3 => string.Concat(text.AsSpan(0, at), pieces[_random.Next(pieces.Count)], text.AsSpan(at + length)),
                4 => text.Insert(at, ((char)(_random.Next(8) == 0 ? _random.Next(0xffff) : _random.Next(127))).ToString()),
                5 => text[..at],
                _ => text.Insert(at, text[_random.Next(text.Length + 1)..]),
            };
            if (text.Length > 20_000)
            {
                text = text[..20_000];
            }
        }

        return text;
    }

    private void Edit(byte[] data, int at)
    {
        int left = data.Length - at;
        switch (_random.Next(8))
        {
            case 0 or 1:
                data[at] ^= (byte)(1 << _random.Next(8));
                break;
            case 2:
                data[at] = s_bytes[_random.Next(s_bytes.Length)];
                break;
            case 3 when left >= 4:
                BinaryPrimitives.WriteInt32BigEndian(data.AsSpan(at), s_words[_random.Next(s_words.Length)]);
                break;
            case 4 when left >= 4:
                int old = BinaryPrimitives.ReadInt32BigEndian(data.AsSpan(at));
                BinaryPrimitives.WriteInt32BigEndian(data.AsSpan(at), _random.Next(4) switch { 0 => old + 1, 1 => old - 1, 2 => unchecked(old * 2), _ => unchecked(old + (1 << _random.Next(31))) });
                break;
            case 5 when left >= 8:
                BinaryPrimitives.WriteInt64BigEndian(data.AsSpan(at), s_longs[_random.Next(s_longs.Length)]);
                break;
            case 6:
                // A block comes in the place of another.
                int length = Math.Min(left, 1 << _random.Next(10));
                int from = _random.Next(data.Length - length + 1);
                data.AsSpan(from, length).ToArray().CopyTo(data, at);
                break;
            default:
                data.AsSpan(at, Math.Min(left, 1 << _random.Next(6))).Fill(s_bytes[_random.Next(s_bytes.Length)]);
                break;
        }
    }
}
