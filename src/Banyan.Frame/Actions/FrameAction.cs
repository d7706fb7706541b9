using Banyan.Frame.Expressions.Typed;

namespace Banyan.Frame.Actions;

/// <summary>Something that a run computes from the entries that reach a node: a histogram, a count, a snapshot, or the user's own.</summary>
/// <remarks>
/// An action has a state per partition (<see cref="CreateState"/>), which is filled by one thread and merged in partition order. Derive from <see cref="NumericAction"/> (flat streams of
/// numbers, the fast way) or <see cref="ColumnAction"/> (structured columns), and give the finished form through <see cref="Result{T}"/>.
/// </remarks>
public abstract class FrameAction
{
    /// <summary>What it is, for plans and messages, e.g. <c>Histo1D</c>.</summary>
    public abstract string Kind { get; }

    /// <summary>Its name, unique or empty; for histograms the key in the output file.</summary>
    public virtual string Name => string.Empty;

    /// <summary>What distinguishes it in a plan besides kind, name and inputs, e.g. the axes.</summary>
    public virtual string Parameters => string.Empty;

    /// <summary>All options that its result depends on, besides kind, name and inputs: part of the plan's hash. The same text for the same options in every process.</summary>
    public virtual string Fingerprint => Parameters;

    /// <summary>The expressions that it needs, bound and typed.</summary>
    public abstract IReadOnlyList<TypedNode> Inputs { get; }

    /// <summary>The texts of <see cref="Inputs"/>, for plans and messages.</summary>
    public abstract IReadOnlyList<string> InputTexts { get; }

    /// <summary>What is to be known about the result before the run, one sentence each; plans show them.</summary>
    public virtual IReadOnlyList<string> Warnings => [];

    /// <summary>True when the states must be handed to <see cref="Deliver"/> in partition order instead of being merged (ordered output).</summary>
    public virtual bool IsOrdered => false;

    /// <summary>An empty state for one partition (also the neutral element of the merge).</summary>
    public abstract ActionState CreateState();

    /// <summary>Takes the state of the next partition of an ordered action; called in partition order, by one thread at a time. The caller disposes the state afterwards.</summary>
    public virtual void Deliver(ActionState state) =>
        throw new NotSupportedException($"{Kind} is not an ordered action");

    /// <summary>Called once after the last partition with the merged state (for ordered actions an empty one); makes the result available.</summary>
    public abstract void Finish(ActionState merged);

    /// <summary>True after <see cref="Finish(ActionState)"/> when the action must see the data once more, e.g. to fill bins whose range it has only now found; the run then makes another pass for it.</summary>
    public virtual bool NeedsAnotherPass => false;

    /// <summary>As <see cref="Finish(ActionState)"/>, for actions that have work left for several threads.</summary>
    /// <param name="merged">The merged state.</param>
    /// <param name="threads">Threads that the run was granted; no other thread of it works any more.</param>
    public virtual void Finish(ActionState merged, int threads) => Finish(merged);

    /// <summary>Called instead of <see cref="Finish(ActionState)"/> when the run fails or is interrupted; must leave no half-written output.</summary>
    public virtual void Abandon()
    {
    }
}
