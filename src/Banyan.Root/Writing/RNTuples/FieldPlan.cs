using Banyan.Root.RNTuples;

namespace Banyan.Root.Writing.RNTuples;

/// <summary>A field as the header describes it.</summary>
/// <param name="ParentId">Number of the parent; its own for a top-level field.</param>
/// <param name="Role">Structural role.</param>
/// <param name="Repetition">Items of a fixed array; 0 for others.</param>
/// <param name="Name">Name; <c>_0</c> for items.</param>
/// <param name="TypeName">Normalised C++ type.</param>
/// <param name="Description">What it says about itself.</param>
internal sealed record FieldPlan(int ParentId, FieldRole Role, int Repetition, string Name, string TypeName, string Description);
