using System.Text;
using NetDsl.Compiler.Diagnostics;
using NetDsl.Compiler.Tests.Specs;

namespace NetDsl.Compiler.Tests;

/// <summary>
/// The networks of all pages, mutated: pieces removed, doubled, exchanged with pieces of other networks. Whatever comes out is compiled
/// or has a diagnostic of its own; a fault of the compiler (NDSL9001) fails the test and shows the text.
/// </summary>
[Trait(LongTier.Trait, LongTier.Name)]
public sealed class CompilerFuzzTests
{
    private const BuildTargets All = BuildTargets.Cpu | BuildTargets.Ilgpu | BuildTargets.TorchSharp;

    private static readonly string[] Texts =
    [
        .. new[] { "Specs", "diagnostics" }
            .SelectMany(MarkdownPage.In)
            .SelectMany(page => page.Blocks)
            .Where(block => block.Language == "netdsl" && block.Text.Length is > 0 and < 2_000)
            .Select(block => block.Text),
    ];

    [Fact]
    public void A_mutated_network_is_compiled_or_diagnosed()
    {
        var random = new Random(1998);
        for (var round = 0; round < LongTier.Rounds(600); round++)
        {
            Check(Mutate(Texts[random.Next(Texts.Length)], random));
        }
    }

    [Fact]
    public void Numbers_of_any_size_are_compiled_or_diagnosed()
    {
        string[] numbers = ["0", "1", "2", "-1", "7", "255", "65_536", "2_147_483_647", "2_147_483_648", "9_223_372_036_854_775_807", "0.5", "1e300", "1e-300"];
        var random = new Random(7);
        for (var round = 0; round < LongTier.Rounds(400); round++)
        {
            var text = Texts[random.Next(Texts.Length)];
            var words = text.Split(' ');
            for (var edits = random.Next(1, 4); edits > 0; edits--)
            {
                var at = random.Next(words.Length);
                words[at] = words[at].Any(char.IsDigit) ? numbers[random.Next(numbers.Length)] : words[at];
            }

            Check(string.Join(' ', words));
        }
    }

    private static string Mutate(string text, Random random)
    {
        var result = new StringBuilder(text);
        for (var edits = random.Next(1, 5); edits > 0 && result.Length > 0; edits--)
        {
            var other = Texts[random.Next(Texts.Length)];
            var (from, at) = (random.Next(other.Length), random.Next(result.Length));
            var piece = other.Substring(from, random.Next(Math.Min(40, other.Length - from)));
            var length = Math.Min(random.Next(1, 12), result.Length - at);
            _ = random.Next(3) switch
            {
                0 => result.Remove(at, length),
                1 => result.Insert(at, piece),
                _ => result.Remove(at, length).Insert(at, piece),
            };
        }

        return result.ToString();
    }

    private static void Check(string text)
    {
        var compilation = SpecCompilation.Compile(text, All);

        Assert.True(compilation.Diagnostics.All(diagnostic => diagnostic.Rule.Id != InternalRules.CompilerFault.Id), Show(text, compilation));
        Assert.True(compilation.Code.Length > 0, Show(text, compilation));
        Assert.True(!compilation.Succeeded || compilation.Graph is not null, Show(text, compilation));
        Assert.True(compilation.Parts.Count == 2 && compilation.Parts.All(part => part.Code.Length > 0), Show(text, compilation));
        var again = SpecCompilation.Compile(text, All);
        Assert.Equal(compilation.Code, again.Code);
        Assert.Equal(compilation.Parts, again.Parts);
    }

    private static string Show(string text, NetworkCompilation compilation) =>
        $"{text}\n---\n{string.Join('\n', compilation.Diagnostics)}";
}
