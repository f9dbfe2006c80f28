namespace NetDsl.Compiler.Tests.Syntax;

public sealed class AllowCommentTests
{
    [Theory]
    [InlineData("relu // allow NDSL4003", "1: NDSL4003")]
    [InlineData("relu //allow NDSL4003, NDSL4005 because it is meant", "1: NDSL4003 NDSL4005")]
    [InlineData("relu // allow NDSL4003 NDSL4003", "1: NDSL4003")]
    [InlineData("relu\n// allow NDSL4003\nelu", "3: NDSL4003")]
    [InlineData("\n  // allow NDSL4003\n  // allow NDSL4004\n\nelu", "4: NDSL4003 NDSL4004")]
    [InlineData("// allow NDSL4003\r\nrelu // allow NDSL4004\r\nelu", "2: NDSL4003 NDSL4004")]
    [InlineData("// allow NDSL4003\rrelu", "2: NDSL4003")]
    [InlineData("relu // allow all", "")]
    [InlineData("relu // NDSL4003 is fine", "")]
    [InlineData("relu // allow NDSL40034", "")]
    [InlineData("labels \"// allow NDSL4003\"", "")]
    public void Allowed_ids_belong_to_the_line_of_the_comment_or_to_the_next_one(string text, string expected)
    {
        var allowed = TreeDump.Parse(text).AllowedIds.Select(pair => $"{pair.Key}: {string.Join(" ", pair.Value)}");
        Assert.Equal(expected, string.Join("; ", allowed));
    }
}
