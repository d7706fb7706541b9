using Banyan.Frame;
using Banyan.Frame.Expressions.Syntax;

namespace Banyan.Tests.Frame.Expressions.Syntax;

public class LexerTests
{
    public static TheoryData<string, object> Literals { get; } = new()
    {
        { "0", 0 },
        { "2147483647", int.MaxValue },
        { "2147483648", 2147483648L },
        { "4294967296", 4294967296L },
        { "0x7fffffff", int.MaxValue },
        { "0xFFFFFFFF", uint.MaxValue },
        { "0x1FFFFFFFF", 0x1FFFFFFFFL },
        { "0xFFFFFFFFFFFFFFFF", ulong.MaxValue },
        { "1u", 1u },
        { "5000000000u", 5000000000UL },
        { "1l", 1L },
        { "1LL", 1L },
        { "1ull", 1UL },
        { "1LLU", 1UL },
        { "017", 15 },
        { "0b1011", 11 },
        { "1'000'000", 1000000 },
        { "1e-3", 1e-3 },
        { "1e3f", 1000f },
        { "1.5F", 1.5f },
        { ".5", 0.5 },
        { "5.", 5.0 },
        { "1.f", 1f },
        { "0x1.8p3", 12.0 },
        { "'a'", (sbyte)97 },
        { "'\\n'", (sbyte)10 },
        { "'\\x41'", (sbyte)65 },
        { "'\\0'", (sbyte)0 },
        { "\"abc\"", "abc" },
        { "\"a\\\"b\\t\"", "a\"b\t" },
        { "\"ab\" \"cd\"", "abcd" },
    };

    [Theory]
    [MemberData(nameof(Literals))]
    public void Literal_OfCpp_HasItsValueAndType(string text, object expected)
    {
        List<Token> tokens = Lexer.Tokenize(text);

        Assert.Equal(2, tokens.Count);
        Assert.Equal(TokenKind.Literal, tokens[0].Kind);
        Assert.Equal(expected, tokens[0].Value);
        Assert.IsType(expected.GetType(), tokens[0].Value);
    }

    [Theory]
    [InlineData("12abc", 0, 5)]
    [InlineData("1 + 1.2.3", 4, 5)]
    [InlineData("1uu", 0, 3)]
    [InlineData("1lL", 0, 3)]
    [InlineData("0x", 0, 2)]
    [InlineData("089", 0, 3)]
    [InlineData("1e", 0, 2)]
    [InlineData("99999999999999999999", 0, 20)]
    [InlineData("9223372036854775808", 0, 19)]
    [InlineData("''", 0, 2)]
    [InlineData("'abcde'", 0, 7)]
    [InlineData("x + \"abc", 4, 1)]
    [InlineData("`name", 0, 1)]
    [InlineData("i1 $ 2", 3, 1)]
    [InlineData("v@.size()", 1, 1)]
    [InlineData("\"\\q\"", 1, 2)]
    [InlineData("1 /* no end", 2, 2)]
    public void Word_ThatIsNotCpp_IsAnErrorAtItsPlace(string text, int start, int length)
    {
        AnalysisException error = Assert.Throws<AnalysisException>(() => Lexer.Tokenize(text));

        Assert.Equal((start, length), (error.Start, error.Length));
    }

    [Fact]
    public void AlternativeTokens_Anywhere_AreTheirOperators() =>
        Assert.Equal(["&&", "||", "!", "^", "&", "|", "~", "!="], Lexer.Tokenize("and or not xor bitand bitor compl not_eq").Where(t => t.Kind == TokenKind.Punctuator).Select(t => t.Text));

    [Fact]
    public void Comments_Anywhere_AreBlanks() => Assert.Equal(["a", "+", "b"], Lexer.Tokenize("a /* x */ + // y\n b").SkipLast(1).Select(t => t.Text));

    [Fact]
    public void QuotedName_WithAnyCharacters_IsOneToken()
    {
        Token token = Lexer.Tokenize("`Electron#0.index` > 1")[0];

        Assert.Equal((TokenKind.QuotedName, "Electron#0.index"), (token.Kind, token.Text));
    }

    [Theory]
    [InlineData("Sum$(Muon_pt)", 3, "; for Sum$(v) write Sum(v)")]
    [InlineData("1 + Length$(Muon_pt)", 10, "; for Length$(v) write v.size()")]
    [InlineData("Entry$ < 10", 5, "; for the number of the entry write rdfentry_")]
    [InlineData("@v.size()", 0, "; for the number of elements write v.size()")]
    public void Read_NamesOfTreeDraw_SaysWhatToWriteInstead(string text, int start, string hint)
    {
        AnalysisException error = Assert.Throws<AnalysisException>(() => Lexer.Tokenize(text));

        Assert.Equal(($"the character '{text[start]}' has no meaning in an expression{hint}", start), (error.Message, error.Start));
    }
}
