namespace Banyan.Frame.Expressions.Functions;

/// <summary>The functions of <c>&lt;cctype&gt;</c> in the locale "C": only ASCII counts. Tests give 1 or 0.</summary>
public static class CharacterKernels
{
    /// <summary>The capital of a small letter, all else as it is.</summary>
    public static int Toupper(int c) => c is >= 'a' and <= 'z' ? c - 32 : c;

    /// <summary>The small letter of a capital, all else as it is.</summary>
    public static int Tolower(int c) => c is >= 'A' and <= 'Z' ? c + 32 : c;

    /// <summary>Letters.</summary>
    public static int Isalpha(int c) => c is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z') ? 1 : 0;

    /// <summary>Decimal digits.</summary>
    public static int Isdigit(int c) => c is >= '0' and <= '9' ? 1 : 0;

    /// <summary>Letters and decimal digits.</summary>
    public static int Isalnum(int c) => Isalpha(c) | Isdigit(c);

    /// <summary>Blank, tabulators, line ends.</summary>
    public static int Isspace(int c) => c is ' ' or (>= '\t' and <= '\r') ? 1 : 0;

    /// <summary>Capitals.</summary>
    public static int Isupper(int c) => c is >= 'A' and <= 'Z' ? 1 : 0;

    /// <summary>Small letters.</summary>
    public static int Islower(int c) => c is >= 'a' and <= 'z' ? 1 : 0;

    /// <summary>Printing characters that are neither blank, letter nor digit.</summary>
    public static int Ispunct(int c) => c is > ' ' and < 127 && Isalnum(c) == 0 ? 1 : 0;

    /// <summary>Hexadecimal digits.</summary>
    public static int Isxdigit(int c) => c is (>= '0' and <= '9') or (>= 'a' and <= 'f') or (>= 'A' and <= 'F') ? 1 : 0;
}
