using Microsoft.CodeAnalysis.Text;
using NetDsl.Generator.Reading;

namespace NetDsl.Generator.Tests.Reading;

/// <summary>Every escape of C#, those of versions that are newer than a project's included.</summary>
public sealed class EscapeTests
{
    [Theory]
    [InlineData(@"\'", "'")]
    [InlineData(@"\""", "\"")]
    [InlineData(@"\\", "\\")]
    [InlineData(@"\0", "\0")]
    [InlineData(@"\a", "\a")]
    [InlineData(@"\b", "\b")]
    [InlineData(@"\e", "\u001b")]
    [InlineData(@"\f", "\f")]
    [InlineData(@"\n", "\n")]
    [InlineData(@"\r", "\r")]
    [InlineData(@"\t", "\t")]
    [InlineData(@"\v", "\v")]
    [InlineData(@"\u00e9", "é")]
    [InlineData(@"\U0001F600", "😀")]
    [InlineData(@"\x7", "\a")]
    [InlineData(@"\x00e9", "é")]
    public void An_escape_is_one_place_in_the_source(string escape, string value)
    {
        var target = new MappedTextBuilder();

        EscapeReader.ReadPlain($"a{escape}z", 100, bracesAreDoubled: false, target);

        var text = target.Build();
        Assert.Equal($"a{value}z", text.Text);
        Assert.Equal(new TextSpan(101, escape.Length), text.ToSource(1, value.Length));
        Assert.Equal(new TextSpan(101 + escape.Length, 1), text.ToSource(1 + value.Length, 1));
    }
}
