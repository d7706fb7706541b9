namespace Banyan.Frame.Actions;

/// <summary>The binary form of a state: how another process gets it.</summary>
/// <typeparam name="T">The state.</typeparam>
public interface IStateForm<T>
{
    /// <summary>Writes a state.</summary>
    void Write(BinaryWriter writer, T state);

    /// <summary>Reads what <see cref="Write"/> wrote: the result behaves like the state that was written, bit for bit.</summary>
    /// <exception cref="InvalidDataException">The bytes are bad.</exception>
    T Read(BinaryReader reader);
}
