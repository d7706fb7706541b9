namespace Banyan.Columns;

/// <summary>A character string; its bytes are UTF-8 or whatever the file holds, without a terminating zero.</summary>
/// <param name="IsLiteral">True for C++ <c>const char*</c> (a literal in an expression), false for <c>std::string</c>.</param>
public sealed record StringType(bool IsLiteral = false) : DataType
{
    /// <inheritdoc/>
    public override ElementKind Element => ElementKind.Int8;

    /// <inheritdoc/>
    public override int OffsetLevels => 1;

    /// <inheritdoc/>
    public override string CppName => IsLiteral ? "const char*" : "std::string";
}
