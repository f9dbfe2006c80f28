using System.Text;
using NetDsl.Compiler.Diagnostics;
using NetDsl.Compiler.Syntax;

namespace NetDsl.Compiler.Tests.Syntax;

/// <summary>Random and mutated texts, drawn from fixed seeds: whatever they say, they are read or reported.</summary>
[Trait(LongTier.Trait, LongTier.Name)]
public sealed class FuzzTests
{
    private static readonly string[] Words =
    [
        "network", "block", "import", "repeat", "each", "carry", "when", "else", "residual", "gate", "shortcut", "concat", "add", "branch", "from", "default",
        "labels", "loss", "expect", "use", "in", "and", "or", "not", "true", "conv2d", "a", "skip", "relu", "5", "5x5", "0.5", "1e-3", "1_000", "5px",
        ".5", "9999999999999999999", "1e999", "\"a\"", "\"a{i}\"", "\"{", "\"", "(", ")", "[", "]", "{", "}", ",", ":", ";", ".", "..", "+",
        "-", "*", "/", "%", "<", "<=", "==", "!=", "=", "!", "//", "// allow NDSL4003", "\n", "\r\n", "\r", " ", "\t", "\0", "\uFFFD",
        "\uFEFF", "é", "×", "🙂", "\uD800", "\uDC00", "#", "{{", "}}", "\u2028", "|",
    ];

    private const string Sample = """
        import "shared.netdsl"
        block bottleneck(f, s: 1, project: false) {
            residual {
                conv2d f, 1x1, stride: s; batchnorm; relu
                conv2d 4*f, (1, 1) // allow NDSL4003
            } shortcut {
                when project and s > 1 { conv2d 4*f, 1x1, stride: s } else when not project { relu } else { elu -1 }
            }
        }
        network Example(classes: 10, pooling: none | avg | max) {
            input 28x28x1
            eye: use classic.LeNet5(top: false)
            p: current
            repeat i in 1..6 carry p { skip: current; "layer{i}": bottleneck 16 * i; p: skip }
            each (f, n) in [(64, 3), (128, 4)] { n2: floor(1.5 * f); from n2 }
            g: gate { globalavgpool; dense 4 }
            c: concat axis: 2 { branch { relu } b: branch { maxpool 2x2 } }
            h: add(sep(a, f, 5x5), skip.channels)
            default batchnorm epsilon: 0.001
            labels zero, one,
                "two three"
            loss crossentropy
            expect parameters == 61_706
        }
        """;

    [Fact]
    public void Random_words_never_throw_and_point_into_the_text()
    {
        var random = new Random(20240601);
        for (var round = 0; round < LongTier.Rounds(2_000); round++)
        {
            var text = new StringBuilder();
            for (var count = random.Next(1, 60); count > 0; count--)
            {
                text.Append(Words[random.Next(Words.Length)]).Append(random.Next(3) == 0 ? "" : " ");
            }

            Check(text.ToString());
        }
    }

    [Fact]
    public void Random_characters_never_throw_and_point_into_the_text()
    {
        var random = new Random(7);
        for (var round = 0; round < LongTier.Rounds(1_500); round++)
        {
            var characters = new char[random.Next(1, 80)];
            for (var i = 0; i < characters.Length; i++)
            {
                characters[i] = (char)random.Next(random.Next(2) == 0 ? 128 : 65_536);
            }

            Check(new string(characters));
        }
    }

    [Fact]
    public void A_mutated_program_never_throws_and_points_into_the_text()
    {
        var random = new Random(42);
        for (var round = 0; round < LongTier.Rounds(2_000); round++)
        {
            var text = new StringBuilder(Sample);
            for (var edits = random.Next(1, 8); edits > 0; edits--)
            {
                var at = random.Next(text.Length);
                var length = Math.Min(random.Next(1, 6), text.Length - at);
                _ = random.Next(3) switch
                {
                    0 => text.Remove(at, length),
                    1 => text.Insert(at, Words[random.Next(Words.Length)]),
                    _ => text.Insert(at, text.ToString(at, length)),
                };
            }

            Check(text.ToString());
        }
    }

    [Fact]
    public void A_program_cut_anywhere_never_throws()
    {
        for (var length = 0; length < Sample.Length; length++)
        {
            Check(Sample[..length]);
            Check(Sample[length..]);
        }
    }

    [Fact]
    public void The_program_that_is_mutated_has_no_mistake_itself()
    {
        TreeDump.Parse(Sample, out var diagnostics);
        Assert.Empty(diagnostics);
    }

    private static void Check(string text)
    {
        var file = TreeDump.Parse(text, out var diagnostics);
        foreach (var diagnostic in diagnostics)
        {
            CheckSpan(diagnostic.Span, text);
            Assert.Contains(diagnostic.Rule, SyntaxRules.All);
            Assert.DoesNotContain('\n', diagnostic.ToString());
        }

        Assert.Equal(diagnostics.Count, diagnostics.Select(item => (item.Rule.Id, item.Span.Start)).Distinct().Count());
        Assert.True(diagnostics.Count > 0 || file.Networks.Count + file.Blocks.Count + file.Imports.Count > 0, text);
        foreach (var body in file.Networks.Select(item => item.Body).Concat(file.Blocks.Select(item => item.Body)))
        {
            CheckBody(body, text);
        }
    }

    private static void CheckBody(BodySyntax body, string text)
    {
        CheckSpan(body.Span, text);
        foreach (var statement in body.Statements)
        {
            CheckSpan(statement.Span, text);
            Assert.NotEmpty(TreeDump.Of(statement));
        }
    }

    private static void CheckSpan(SourceSpan span, string text) => Assert.True(
        span.Start >= 0 && span.Length >= 0 && span.End <= text.Length, $"{span.Start}+{span.Length} of {text.Length}: {text}");
}
