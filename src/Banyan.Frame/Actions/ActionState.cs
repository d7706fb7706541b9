namespace Banyan.Frame.Actions;

/// <summary>The partial result of an action for one partition.</summary>
public abstract class ActionState : IDisposable
{
    /// <summary>Adds the state of later partitions. Associative; the engine always merges along the same tree.</summary>
    /// <param name="later">A state of the same action; it is not used afterwards.</param>
    public abstract void Merge(ActionState later);

    /// <summary>Writes a versioned binary form, for engines that merge in other processes.</summary>
    public virtual void Write(BinaryWriter writer) => throw new NotSupportedException($"{GetType().Name} has no binary form");

    /// <summary>Replaces the content by what <see cref="Write"/> wrote.</summary>
    /// <exception cref="InvalidDataException">The bytes are of another version or do not belong to this action.</exception>
    public virtual void Read(BinaryReader reader) => throw new NotSupportedException($"{GetType().Name} has no binary form");

    /// <inheritdoc/>
    public void Dispose()
    {
        Dispose(true);
        GC.SuppressFinalize(this);
    }

    /// <summary>Frees what the state holds.</summary>
    protected virtual void Dispose(bool disposing)
    {
    }
}
