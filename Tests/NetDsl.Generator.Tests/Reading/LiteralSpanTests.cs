using Microsoft.CodeAnalysis;
using NetDsl.Generator.Tests.Hosting;

namespace NetDsl.Generator.Tests.Reading;

/// <summary>A diagnostic stands at the very characters that are wrong, however the C# literal writes them.</summary>
public sealed class LiteralSpanTests
{
    [Theory]
    [InlineData("plain", """[Network("input 4; ⟦BAD⟧ 3")]""")]
    [InlineData("plain, escapes before", """[Network("\t\"\\ \u0041\U0001F600\x41g\0 ⟦BAD⟧ 3")]""")]
    [InlineData("plain, escapes inside", """[Network("input 4; ⟦B\u0041D⟧ 3")]""")]
    [InlineData("plain, escape at its end", """[Network("input 4;⟦BA\x44⟧\n3")]""")]
    [InlineData("plain, line ends", """[Network("input 4\r\n⟦BAD⟧\n")]""")]
    [InlineData("verbatim", "[Network(@\"input 4;\n  \"\"a\"\" \\ ⟦BAD⟧ 3\")]")]
    [InlineData("raw, one line", "[Network(\"\"\"input 4; \"a\" \\ ⟦BAD⟧ 3\"\"\")]")]
    [InlineData("raw, four quotes", "[Network(\"\"\"\"input \"\"\" 4; ⟦BAD⟧\"\"\"\")]")]
    [InlineData("raw, several lines", "[Network(\"\"\"\n    input 4\n      conv ⟦BAD⟧ 3\n\n  \n    dense\n    \"\"\")]")]
    [InlineData("raw, after an empty line", "[Network(\"\"\"\n    input 4\n\n  \n    ⟦BAD⟧\n    \"\"\")]")]
    [InlineData("raw, carriage returns", "[Network(\"\"\"\r\n    input 4\r\n      conv ⟦BAD⟧ 3\r\n    \"\"\")]")]
    [InlineData("raw, tabs", "[Network(\"\"\"\n\tinput 4\n\t\t⟦BAD⟧\n\t\"\"\")]")]
    [InlineData("sum", "[Network(\"input 4;\" + @\" \"\"x\"\" \" + \"⟦BAD⟧ 3\")]")]
    [InlineData("sum, over the seam", "[Network(\"input 4; ⟦B\" + \"AD⟧ 3\")]")]
    [InlineData("sum, in brackets", "[Network((\"input 4;\" + (\"a\" + \"⟦BAD⟧\")))]")]
    [InlineData("constant", "[Network(\"input 4;\" + ⟦Parts.Bad⟧ + \" 3\")]")]
    [InlineData("constant alone", "[Network(⟦Parts.Bad⟧)]")]
    [InlineData("nameof", "[Network(\"input 4;\" + ⟦nameof(Parts.BAD)⟧)]")]
    [InlineData("interpolated", "[Network($\"input 4; {{ {Parts.Good} ⟦BAD⟧ 3\")]")]
    [InlineData("interpolated, hole", "[Network($\"input 4; {⟦Parts.Bad⟧} 3\")]")]
    [InlineData("interpolated, verbatim", "[Network($@\"input 4; \"\"{Parts.Good}\"\"\n }} ⟦BAD⟧ 3\")]")]
    [InlineData("interpolated, raw", "[Network($\"\"\"input {Parts.Good} \" ⟦BAD⟧ 3\"\"\")]")]
    [InlineData("interpolated, raw lines", "[Network($\"\"\"\n    input {Parts.Good}\n      x\n    ⟦BAD⟧\n    \"\"\")]")]
    [InlineData("interpolated, two dollars", "[Network($$\"\"\"\n    { {{Parts.Good}} }\n    ⟦BAD⟧\n    \"\"\")]")]
    public async Task A_diagnostic_points_at_the_marked_characters(string kind, string attribute)
    {
        var source = MarkedSource.Parse($$"""
            using NetDsl;
            {{attribute}}
            public partial class Net;
            public static class Parts
            {
                public const string Bad = "BAD";
                public const string Good = "good";
                public const int BAD = 1;
            }
            """);
        var project = new TestProject(source.Text) { Memo = MarkerCompiler.CreateMemo() };
        Assert.Empty(project.Compilation.GetDiagnostics().Where(one => one.Severity == DiagnosticSeverity.Error));

        var diagnostic = Assert.Single(await project.Analyze());

        Assert.Equal((kind, source.Spans[0]), (kind, diagnostic.Location.SourceSpan));
        Assert.True(diagnostic.Location.IsInSource);
    }

    [Fact]
    public async Task A_sum_of_thousands_of_literals_is_read()
    {
        var literals = string.Join(" +\n", Enumerable.Repeat("\"input 4;\\n\"", 3000));
        var source = MarkedSource.Parse($"using NetDsl;\n[Network({literals} + \"⟦BAD⟧\")]\npublic partial class Net;");

        var diagnostic = Assert.Single(await new TestProject(source.Text) { Memo = MarkerCompiler.CreateMemo() }.Analyze());

        Assert.Equal(source.Spans[0], diagnostic.Location.SourceSpan);
    }

    [Fact]
    public async Task With_has_exact_places_too()
    {
        var source = MarkedSource.Parse("""
            using NetDsl;
            [Network("input 4", With = "classes: \"⟦BAD⟧\"")]
            public partial class Net;
            """);

        var diagnostic = Assert.Single(await new TestProject(source.Text) { Memo = MarkerCompiler.CreateMemo() }.Analyze());

        Assert.Equal(source.Spans[0], diagnostic.Location.SourceSpan);
    }
}
