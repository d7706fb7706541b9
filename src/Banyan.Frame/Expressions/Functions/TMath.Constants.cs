namespace Banyan.Frame.Expressions.Functions;

/// <content>Physical constants in the units of their names: CODATA 2018, as ROOT 6.40.</content>
public static partial class TMath
{
    /// <summary>Velocity of light, cm/s.</summary>
    public static double Ccgs() => 100 * C();

    /// <summary>Standard acceleration of gravity, m/s².</summary>
    public static double Gn() => 9.80665;

    /// <summary>Planck's constant, erg s.</summary>
    public static double Hcgs() => 1.0e7 * H();

    /// <summary>Planck's constant over 2π, erg s.</summary>
    public static double Hbarcgs() => 1.0e7 * Hbar();

    /// <summary>Planck's constant times the velocity of light, J m.</summary>
    public static double HC() => H() * C();

    /// <summary>The same in erg cm.</summary>
    public static double HCcgs() => Hcgs() * Ccgs();

    /// <summary>Boltzmann's constant, erg/K.</summary>
    public static double Kcgs() => 1.0e7 * K();

    /// <summary>The universal gas constant, J/(K mol).</summary>
    public static double R() => K() * Na();
}
