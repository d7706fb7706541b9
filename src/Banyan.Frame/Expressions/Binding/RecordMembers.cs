using Banyan.Columns;
using Banyan.Frame.Expressions.Functions.FourVectors;

namespace Banyan.Frame.Expressions.Binding;

/// <summary>The member functions of vectors: those that ROOT::Math and the older classes share, and those that only one of them has.</summary>
internal static class RecordMembers
{
    private static readonly Dictionary<string, RecordMember> s_four = new()
    {
        ["Px"] = new(nameof(FourVectorKernels.Px)),
        ["Py"] = new(nameof(FourVectorKernels.Py)),
        ["Pz"] = new(nameof(FourVectorKernels.Pz)),
        ["X"] = new(nameof(FourVectorKernels.Px)),
        ["Y"] = new(nameof(FourVectorKernels.Py)),
        ["Z"] = new(nameof(FourVectorKernels.Pz)),
        ["T"] = new(nameof(FourVectorKernels.E)),
        ["E"] = new(nameof(FourVectorKernels.E)),
        ["Pt"] = new(nameof(FourVectorKernels.Pt)),
        ["Perp2"] = new(nameof(FourVectorKernels.Pt2)),
        ["Eta"] = new(nameof(FourVectorKernels.Eta)),
        ["Phi"] = new(nameof(FourVectorKernels.Phi)),
        ["Theta"] = new(nameof(FourVectorKernels.Theta)),
        ["M"] = new(nameof(FourVectorKernels.M)),
        ["M2"] = new(nameof(FourVectorKernels.M2)),
        ["P"] = new(nameof(FourVectorKernels.P)),
        ["Mt"] = new(nameof(FourVectorKernels.Mt)),
        ["Mt2"] = new(nameof(FourVectorKernels.Mt2)),
        ["Et"] = new(nameof(FourVectorKernels.Et)),
        ["Et2"] = new(nameof(FourVectorKernels.Et2)),
        ["Rapidity"] = new(nameof(FourVectorKernels.Rapidity)),
        ["Beta"] = new(nameof(FourVectorKernels.Beta)),
        ["Gamma"] = new(nameof(FourVectorKernels.Gamma)),
        ["Dot"] = new(nameof(FourVectorKernels.Dot), HasArgument: true),
        ["Vect"] = new(nameof(FourVectorKernels.Momentum), RecordResult.Space),
    };

    private static readonly Dictionary<string, RecordMember> s_newFour = With(s_four, new()
    {
        ["P2"] = new(nameof(FourVectorKernels.P2)),
        ["ColinearRapidity"] = new(nameof(FrameKernels.ColinearRapidity), Library: typeof(FrameKernels)),
        ["isTimelike"] = new(nameof(FrameKernels.IsTimelike), RecordResult.Truth, Library: typeof(FrameKernels)),
        ["isLightlike"] = new(nameof(FrameKernels.IsLightlike), RecordResult.Truth, Library: typeof(FrameKernels)),
        ["isSpacelike"] = new(nameof(FrameKernels.IsSpacelike), RecordResult.Truth, Library: typeof(FrameKernels)),
        ["BoostToCM"] = new(nameof(FrameKernels.BoostToCM), RecordResult.Space, Library: typeof(FrameKernels)),
        ["r"] = new(nameof(FourVectorKernels.P)),
        ["rho"] = new(nameof(FourVectorKernels.Pt)),
        ["perp2"] = new(nameof(FourVectorKernels.Pt2)),
        ["R"] = new(nameof(FourVectorKernels.P)),
        ["Rho"] = new(nameof(FourVectorKernels.Pt)),
        ["mag2"] = new(nameof(FourVectorKernels.M2)),
        ["mag"] = new(nameof(FourVectorKernels.M)),
        ["px"] = new(nameof(FourVectorKernels.Px)),
        ["py"] = new(nameof(FourVectorKernels.Py)),
        ["pz"] = new(nameof(FourVectorKernels.Pz)),
        ["x"] = new(nameof(FourVectorKernels.Px)),
        ["y"] = new(nameof(FourVectorKernels.Py)),
        ["z"] = new(nameof(FourVectorKernels.Pz)),
        ["t"] = new(nameof(FourVectorKernels.E)),
        ["e"] = new(nameof(FourVectorKernels.E)),
        ["energy"] = new(nameof(FourVectorKernels.E)),
        ["pt"] = new(nameof(FourVectorKernels.Pt)),
        ["eta"] = new(nameof(FourVectorKernels.Eta)),
        ["phi"] = new(nameof(FourVectorKernels.Phi)),
        ["theta"] = new(nameof(FourVectorKernels.Theta)),
        ["mass"] = new(nameof(FourVectorKernels.M)),
        ["mass2"] = new(nameof(FourVectorKernels.M2)),
        ["mt"] = new(nameof(FourVectorKernels.Mt)),
        ["mt2"] = new(nameof(FourVectorKernels.Mt2)),
        ["et"] = new(nameof(FourVectorKernels.Et)),
        ["et2"] = new(nameof(FourVectorKernels.Et2)),
    });

    private static readonly Dictionary<string, RecordMember> s_oldFour = With(s_four, new()
    {
        ["Energy"] = new(nameof(FourVectorKernels.E)),
        ["Plus"] = new(nameof(FrameKernels.Plus), Library: typeof(FrameKernels)),
        ["Minus"] = new(nameof(FrameKernels.Minus), Library: typeof(FrameKernels)),
        ["DrEtaPhi"] = new(nameof(FourVectorKernels.DeltaR), HasArgument: true),
        ["Perp"] = new(nameof(FourVectorKernels.Pt)),
        ["Rho"] = new(nameof(FourVectorKernels.P)),
        ["Mag"] = new(nameof(FourVectorKernels.M)),
        ["Mag2"] = new(nameof(FourVectorKernels.M2)),
        ["CosTheta"] = new(nameof(FourVectorKernels.CosTheta)),
        ["PseudoRapidity"] = new(nameof(FourVectorKernels.Eta)),
        ["BoostVector"] = new(nameof(FourVectorKernels.BoostVector), RecordResult.Space),
        ["Angle"] = new(nameof(SpaceVectorKernels.Angle), HasArgument: true),
        ["DeltaR"] = new(nameof(FourVectorKernels.DeltaR), HasArgument: true),
        ["DeltaPhi"] = new(nameof(FourVectorKernels.DeltaPhiTo), HasArgument: true),
    });

    private static readonly Dictionary<string, RecordMember> s_space = new()
    {
        ["X"] = new(nameof(SpaceVectorKernels.X)),
        ["Y"] = new(nameof(SpaceVectorKernels.Y)),
        ["Z"] = new(nameof(SpaceVectorKernels.Z)),
        ["x"] = new(nameof(SpaceVectorKernels.X)),
        ["y"] = new(nameof(SpaceVectorKernels.Y)),
        ["z"] = new(nameof(SpaceVectorKernels.Z)),
        ["Mag2"] = new(nameof(SpaceVectorKernels.Mag2)),
        ["Perp2"] = new(nameof(SpaceVectorKernels.Perp2)),
        ["Eta"] = new(nameof(SpaceVectorKernels.Eta)),
        ["Phi"] = new(nameof(SpaceVectorKernels.Phi)),
        ["Theta"] = new(nameof(SpaceVectorKernels.Theta)),
        ["Dot"] = new(nameof(SpaceVectorKernels.Dot), HasArgument: true),
        ["Cross"] = new(nameof(SpaceVectorKernels.Cross), RecordResult.Same, HasArgument: true),
        ["Unit"] = new(nameof(SpaceVectorKernels.Unit), RecordResult.Same),
    };

    private static readonly Dictionary<string, RecordMember> s_newSpace = With(s_space, new()
    {
        ["rho"] = new(nameof(SpaceVectorKernels.Perp)),
        ["mag2"] = new(nameof(SpaceVectorKernels.Mag2)),
        ["perp2"] = new(nameof(SpaceVectorKernels.Perp2)),
        ["unit"] = new(nameof(SpaceVectorKernels.Unit), RecordResult.Same),
        ["R"] = new(nameof(SpaceVectorKernels.Mag)),
        ["r"] = new(nameof(SpaceVectorKernels.Mag)),
        ["Rho"] = new(nameof(SpaceVectorKernels.Perp)),
        ["eta"] = new(nameof(SpaceVectorKernels.Eta)),
        ["phi"] = new(nameof(SpaceVectorKernels.Phi)),
        ["theta"] = new(nameof(SpaceVectorKernels.Theta)),
    });

    private static readonly Dictionary<string, RecordMember> s_oldSpace = With(s_space, new()
    {
        ["Px"] = new(nameof(SpaceVectorKernels.X)),
        ["Py"] = new(nameof(SpaceVectorKernels.Y)),
        ["Pz"] = new(nameof(SpaceVectorKernels.Z)),
        ["Mag"] = new(nameof(SpaceVectorKernels.Mag)),
        ["Perp"] = new(nameof(SpaceVectorKernels.Perp)),
        ["Pt"] = new(nameof(SpaceVectorKernels.Perp)),
        ["PseudoRapidity"] = new(nameof(SpaceVectorKernels.Eta)),
        ["CosTheta"] = new(nameof(SpaceVectorKernels.CosTheta)),
        ["Angle"] = new(nameof(SpaceVectorKernels.Angle), HasArgument: true),
        ["DeltaR"] = new(nameof(SpaceVectorKernels.DeltaR), HasArgument: true),
        ["DeltaPhi"] = new(nameof(SpaceVectorKernels.DeltaPhi), HasArgument: true),
    });

    private static readonly Dictionary<string, RecordMember> s_newPlane = new()
    {
        ["X"] = new(nameof(PlaneVectorKernels.X)),
        ["Y"] = new(nameof(PlaneVectorKernels.Y)),
        ["x"] = new(nameof(PlaneVectorKernels.X)),
        ["y"] = new(nameof(PlaneVectorKernels.Y)),
        ["R"] = new(nameof(PlaneVectorKernels.Mag)),
        ["Mag2"] = new(nameof(PlaneVectorKernels.Mag2)),
        ["Phi"] = new(nameof(PlaneVectorKernels.Phi)),
        ["r"] = new(nameof(PlaneVectorKernels.Mag)),
        ["phi"] = new(nameof(PlaneVectorKernels.Phi)),
        ["mag2"] = new(nameof(PlaneVectorKernels.Mag2)),
        ["Dot"] = new(nameof(PlaneVectorKernels.Dot), HasArgument: true),
        ["Unit"] = new(nameof(PlaneVectorKernels.Unit), RecordResult.Same),
    };

    private static readonly Dictionary<string, RecordMember> s_oldPlane = new()
    {
        ["X"] = new(nameof(PlaneVectorKernels.X)),
        ["Y"] = new(nameof(PlaneVectorKernels.Y)),
        ["Px"] = new(nameof(PlaneVectorKernels.X)),
        ["Py"] = new(nameof(PlaneVectorKernels.Y)),
        ["Mod"] = new(nameof(PlaneVectorKernels.Mag)),
        ["Mod2"] = new(nameof(PlaneVectorKernels.Mag2)),
        ["Phi"] = new(nameof(PlaneVectorKernels.PositivePhi)),
        ["DeltaPhi"] = new(nameof(PlaneVectorKernels.DeltaPhi), HasArgument: true),
        ["Unit"] = new(nameof(PlaneVectorKernels.Unit), RecordResult.Same),
    };

    /// <summary>The member functions of a type, by name.</summary>
    public static IReadOnlyDictionary<string, RecordMember> Of(RecordType type) => (type.IsFourVector(), type.ClrType == typeof(SpaceVector), Records.IsOld(type)) switch
    {
        (true, _, true) => s_oldFour,
        (true, _, false) => s_newFour,
        (_, true, true) => s_oldSpace,
        (_, true, false) => s_newSpace,
        (_, _, true) => s_oldPlane,
        _ => s_newPlane,
    };

    private static Dictionary<string, RecordMember> With(Dictionary<string, RecordMember> shared, Dictionary<string, RecordMember> own) => new(shared.Concat(own));
}
