using Banyan.Frame.Actions;

namespace Banyan.Tests.Frame;

/// <summary>Checks of the binary forms of states.</summary>
internal static class StateForms
{
    /// <summary>An empty state of an action survives its binary form, and cut or foreign bytes are bad.</summary>
    public static void AssertRoundTrip(FrameAction action)
    {
        using ActionState state = action.CreateState();
        AssertBadBytes(action, Write(state));
    }

    /// <summary>The bytes of a state.</summary>
    public static byte[] Write(ActionState state)
    {
        using var stream = new MemoryStream();
        using var writer = new BinaryWriter(stream);
        state.Write(writer);
        writer.Flush();
        return stream.ToArray();
    }

    /// <summary>A fresh state of an action with the content of some bytes, all of which it takes.</summary>
    public static ActionState Read(FrameAction action, byte[] bytes)
    {
        ActionState state = action.CreateState();
        using var stream = new MemoryStream(bytes);
        state.Read(new BinaryReader(stream));
        Assert.Equal(bytes.Length, stream.Position);
        return state;
    }

    /// <summary>Bytes that read as they are; cut anywhere, or with another mark, they are <see cref="InvalidDataException"/>; with any other damage they are that or a state.</summary>
    public static void AssertBadBytes(FrameAction action, byte[] bytes)
    {
        Read(action, bytes).Dispose();
        int step = Math.Max(1, bytes.Length / 200);
        for (int length = 0; length < bytes.Length; length += step)
        {
            using ActionState state = action.CreateState();
            using var cut = new BinaryReader(new MemoryStream(bytes, 0, length));
            Assert.Throws<InvalidDataException>(() => state.Read(cut));
        }

        for (int place = 0; place < bytes.Length; place += step)
        {
            byte[] damaged = [.. bytes];
            damaged[place] ^= 0xff;
            using ActionState state = action.CreateState();
            try
            {
                state.Read(new BinaryReader(new MemoryStream(damaged)));
                Assert.True(place >= 4, "the mark is checked");
            }
            catch (InvalidDataException)
            {
                // As it should be.
            }
        }
    }
}
