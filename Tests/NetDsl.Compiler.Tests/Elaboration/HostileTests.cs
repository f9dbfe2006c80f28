using NetDsl.Compiler.Diagnostics;
using NetDsl.Compiler.Elaboration;
using NetDsl.Compiler.Graph;
using NetDsl.Compiler.Syntax;

namespace NetDsl.Compiler.Tests.Elaboration;

/// <summary>Texts that were made to exhaust the compiler get one clear sentence, and large ones that are meant are no trouble.</summary>
public sealed class HostileTests
{
    // A quarter of what .NET gives to a thread.
    private const int SmallStack = 384 * 1024;

    [Fact]
    public void Ten_thousand_layers_are_elaborated()
    {
        var graph = Elaborated.From(Layers(100)).Sound;
        Assert.Equal(10_001, graph.Nodes.Count);
        Assert.Equal("conv5000.activation", graph.Output.Name);
    }

    // Allocated bytes stand for work: unlike seconds they are the same on a busy machine.
    [Fact]
    public void Work_grows_with_the_number_of_layers_and_not_faster()
    {
        var (small, large) = (Parse(Layers(20)), Parse(Layers(200)));
        AllocatedBytes(small);
        Assert.InRange(AllocatedBytes(large), 1, 12 * AllocatedBytes(small));
    }

    [Fact]
    public void More_layers_than_the_limit_are_one_diagnostic() =>
        Elaborated.Behind("repeat 1000 { repeat 101 { elu } }").Reports(
            "NDSL2306", "elu", "'elu100000' would be one layer more than the 100,000 that a network can have; use smaller counts in its loops");

    [Fact]
    public void Blocks_that_double_at_each_level_are_stopped()
    {
        var blocks = Enumerable.Range(1, 40).Select(level => $"block b{level}() {{ b{level + 1}; b{level + 1} }}");
        var network = Elaborated.From(string.Join("\n", blocks) + "\nblock b41() { }\ninput 8x8x4\nelu\nb1");
        Assert.Equal(["NDSL2307"], network.Diagnostics.Select(diagnostic => diagnostic.Rule.Id));
        Assert.Null(network.Graph);
    }

    [Fact]
    public void Loops_that_do_nothing_are_stopped()
    {
        var network = Elaborated.Behind("elu\nrepeat 100_000 { repeat 100_000 { when false { elu } } }");
        Assert.Equal(["NDSL2307"], network.Diagnostics.Select(diagnostic => diagnostic.Rule.Id));
    }

    [Fact]
    public void Sixty_four_levels_of_blocks_are_possible_and_one_more_is_not()
    {
        Assert.EndsWith("b64_1.elu1".Replace("_", ""), Levels(64).Names);
        Levels(65).Reports(
            "NDSL2305", "b65", "'b65' stands inside of 64 blocks that use each other, and more are not possible; put its statements into the body around it");
    }

    [Fact]
    public void A_recursion_is_named_with_its_way_however_it_is_guarded() =>
        Elaborated.From("block a(n) { when n > 0 { b n - 1 } }\nblock b(n) { a n }\ninput 8x8x4\nelu\na 3").Reports(
            "NDSL2304", "a", "block 'a' uses itself (a -> b -> a), so that it would never end; put the repetition into a 'repeat'");

    // Each block nests deeply, so that blocks and bodies multiply to more levels than any stack would hold.
    [Theory]
    [InlineData("when true { ", "NEXT", " }")]
    [InlineData("residual { ", "NEXT", " }")]
    [InlineData("concat { branch { } branch { ", "NEXT", " } }")]
    [InlineData("elu(", "NEXT(current)", ")")]
    [InlineData("add(current, ", "NEXT(current)", ")")]
    public void What_is_nested_over_all_blocks_fits_a_small_stack(string open, string use, string close)
    {
        var (before, after) = (string.Concat(Enumerable.Repeat(open, 20)), string.Concat(Enumerable.Repeat(close, 20)));
        var blocks = Enumerable.Range(1, 60).Select(level => $"block b{level}() {{ {before}{use.Replace("NEXT", $"b{level + 1}")}{after} }}");
        var parsed = Parse(string.Join("\n", blocks) + "\nblock b61() { elu }\ninput 8x8x4\nb1");
        OnSmallStack(() =>
        {
            var diagnostics = new DiagnosticBag();
            Elaborator.Run(parsed.Network, "Net", parsed.Sources, [], diagnostics);
            Assert.Equal(["NDSL2305"], diagnostics.ToSorted().Select(diagnostic => diagnostic.Rule.Id));
        });
    }

    [Fact]
    public void More_levels_than_the_limit_are_one_diagnostic()
    {
        var open = string.Concat(Enumerable.Repeat("when true { ", 50));
        var close = string.Concat(Enumerable.Repeat(" }", 50));
        var blocks = Enumerable.Range(1, 6).Select(level => $"block b{level}() {{ {open}b{level + 1}{close} }}");
        Elaborated.From(string.Join("\n", blocks) + "\nblock b7() { elu }\ninput 8x8x4\nb1").Reports(
            "NDSL2305",
            "{",
            "'{ when true { when true { when true {...' stands inside of 256 bodies and expressions, and more are not possible; put its statements into the body around it");
    }

    [Fact]
    public void A_tree_with_a_long_left_side_fits_a_small_stack() => OnSmallStack(() =>
    {
        var span = new SourceText("Net", "+").Span(0, 1);
        ExpressionSyntax sum = new IntegerSyntax(span, 1);
        for (var i = 1; i < 50_000; i++)
        {
            sum = new BinarySyntax(span, sum, "+", new IntegerSyntax(span, 1));
        }

        var input = new ApplySyntax(span, null, new NameSyntax(span, "input"), [new ArgumentSyntax(span, null, new SizeSyntax(span, [1, 1, 4]))]);
        var convolution = new ApplySyntax(
            span, null, new NameSyntax(span, "conv2d"), [new ArgumentSyntax(span, null, sum), new ArgumentSyntax(span, null, new IntegerSyntax(span, 1))]);
        Assert.Equal("1x1x50000", Run(new NetworkSyntax(span, null, [], new BodySyntax(span, [input, convolution])))?.Output.Output.ToString());
    });

    [Fact]
    public void A_long_chain_of_conditions_fits_a_small_stack() => OnSmallStack(() =>
    {
        var span = new SourceText("Net", "when").Span(0, 4);
        var last = new ApplySyntax(span, null, new NameSyntax(span, "input"), [new ArgumentSyntax(span, null, new IntegerSyntax(span, 3))]);
        var body = new BodySyntax(span, [last]);
        for (var i = 0; i < 20_000; i++)
        {
            body = new BodySyntax(span, [new WhenSyntax(span, new BooleanSyntax(span, false), new BodySyntax(span, []), body)]);
        }

        var dense = new ApplySyntax(span, null, new NameSyntax(span, "dense"), [new ArgumentSyntax(span, null, new IntegerSyntax(span, 2))]);
        Assert.Equal("2", Run(new NetworkSyntax(span, null, [], new BodySyntax(span, [.. body.Statements, dense])))?.Output.Output.ToString());
    });

    [Theory]
    [InlineData("conv2d 99999999999999999999, 3x3")]
    [InlineData("conv2d 2147483647, 32767x32767")]
    [InlineData("zeropad 32767")]
    [InlineData("conv2d 2147483647, 1x1")]
    [InlineData("input 9223372036854775807x9223372036854775807x9223372036854775807")]
    [InlineData("repeat i in -9223372036854775807..9223372036854775807 { elu }")]
    [InlineData("each (a, b) in [1] { elu }")]
    [InlineData("x: x")]
    [InlineData("x: add(x, x)")]
    [InlineData("from from")]
    [InlineData("\"{}\": elu")]
    [InlineData("labels")]
    [InlineData("expect output == (1, true)")]
    [InlineData("default")]
    [InlineData("conv2d (((3))), ((1, 1))")]
    [InlineData("conv2d [3], [1, 1]")]
    [InlineData("residual { from input } shortcut { from input }")]
    [InlineData("concat { branch { input 3 } branch { conv2d } }")]
    [InlineData("elu(elu(elu(elu(current, current))))")]
    [InlineData("conv2d current.channels.channels, 3")]
    [InlineData("conv2d (1 < 2) + 1, 3")]
    public void No_text_raises_an_exception(string statements) => Elaborated.Behind(statements);

    [Fact]
    public void Very_many_mistakes_of_one_loop_are_one_diagnostic() =>
        Elaborated.Behind("repeat i in 1..50_000 { conv2d -i, 1x1 }").Reports(
            "NDSL2107", "-i", "'filters' of 'conv2d' needs at least 1, but got -1; use 1 or more");

    [Fact]
    public void A_name_of_500_characters_is_possible_and_one_more_is_not()
    {
        Assert.Equal(new string('a', 500), Elaborated.Behind($"{new string('a', 500)}: elu").Names);
        Assert.Equal(["NDSL2008"], Elaborated.Behind($"{new string('a', 501)}: elu").Diagnostics.Select(diagnostic => diagnostic.Rule.Id));
    }

    [Fact]
    public void Networks_inside_of_networks_have_an_end()
    {
        var networks = Enumerable.Range(1, 40).Select(level => $"network N{level} {{ input 8x8x4; use N{level + 1} }}");
        Elaborated.From($"network N41 {{ input 8x8x4; relu }} {string.Join(" ", networks)} network Net {{ input 8x8x4; use N1 }}").Reports(
            "NDSL2605",
            "N7",
            "'N7' cannot be built on an image of 8 x 8 x 4 from 'input': 'N17' stands inside of 16 networks that use each other, and more are not possible; "
                + "put its statements into the body around it");
    }

    [Fact]
    public void Many_uses_that_fail_are_explained_in_bounded_time()
    {
        var uses = string.Join("\n", Enumerable.Range(0, 3_000).Select(i => $"from x; y{i}: use A(n: {i + 10}, m: 3)"));
        var text = $"network A(n: 1, m: 2) {{ input 9x9x1; repeat 20 {{ conv2d m, 1x1 }}; conv2d n, (n, n) }}\nnetwork Net {{ x: input 9x9x3\n{uses} }}";
        Assert.Equal(3_000, Elaborated.From(text).Diagnostics.Count);
    }

    [Fact]
    public void Networks_that_use_each_other_twice_are_bounded_by_their_steps()
    {
        var networks = Enumerable.Range(1, 15).Select(level =>
            $"network N{level} {{ input 8x8x4; {string.Concat(Enumerable.Range(0, 9).Select(i => $"a{i}: use N{level + 1}; "))} }}");
        var diagnostic = Assert.Single(Elaborated.From(
            $"network N16 {{ input 8x8x4; relu }} {string.Join(" ", networks)} network Net {{ input 8x8x4; use N1 }}").Diagnostics);
        Assert.Equal("NDSL2605", diagnostic.Rule.Id);
    }

    [Fact]
    public void Names_given_twice_get_a_free_one_in_bounded_time()
    {
        var given = string.Concat(Enumerable.Range(1, 10_000).Select(i => $"a{i}: sigmoid\n"));
        var again = string.Concat(Enumerable.Repeat("a5: sigmoid\n", 10_000));
        var diagnostics = Elaborated.From($"network Net {{ input 2\n{given}{again}}}").Diagnostics;
        Assert.Equal(10_000, diagnostics.Count);
        Assert.All(diagnostics, diagnostic => Assert.EndsWith("such as 'a10001'", diagnostic.Message, StringComparison.Ordinal));
    }

    [Fact]
    public void Many_unknown_names_are_compared_in_bounded_time()
    {
        var names = string.Join("\n", Enumerable.Range(0, 2_000).Select(i => $"known_name_number_{i}: {i}"));
        var uses = string.Join("\n", Enumerable.Range(0, 2_000).Select(i => $"conv2d unknown_name_number_{i}, 1x1"));
        Assert.Equal(2_000, Elaborated.Behind(names + "\n" + uses).Diagnostics.Count);
    }

    private static Elaborated Levels(int count)
    {
        var blocks = Enumerable.Range(1, count).Select(level => $"block b{level}() {{ {(level == count ? "elu" : $"b{level + 1}")} }}");
        return Elaborated.From(string.Join("\n", blocks) + "\ninput 8x8x4\nb1");
    }

    private static (NetworkSyntax Network, NetworkSources Sources) Parse(string text)
    {
        var diagnostics = new DiagnosticBag();
        var file = NetworkParser.Parse(new SourceText("Net", text), diagnostics);
        return (file.Networks[0], new NetworkSources(file, ValueList<SourceFile>.Empty, diagnostics));
    }

    private static string Layers(int hundreds) =>
        $"input 8x8x4\nrepeat {hundreds} {{ repeat 50 {{ conv2d 4, 3x3, padding: same, activation: relu }} }}";

    private static long AllocatedBytes((NetworkSyntax Network, NetworkSources Sources) parsed)
    {
        var before = GC.GetAllocatedBytesForCurrentThread();
        Assert.NotNull(Elaborator.Run(parsed.Network, "Net", parsed.Sources, [], new DiagnosticBag()));
        return GC.GetAllocatedBytesForCurrentThread() - before;
    }

    private static NetworkGraph? Run(NetworkSyntax network)
    {
        var diagnostics = new DiagnosticBag();
        var file = new SourceFileSyntax(network.Span.Source, [], [], [network], new Dictionary<int, IReadOnlyList<string>>());
        return Elaborator.Run(network, "Net", new NetworkSources(file, ValueList<SourceFile>.Empty, diagnostics), [], diagnostics);
    }

    private static void OnSmallStack(Action action)
    {
        Exception? failure = null;
        var thread = new Thread(
            () =>
            {
                try
                {
                    action();
                }
                catch (Exception exception)
                {
                    failure = exception;
                }
            },
            SmallStack);
        thread.Start();
        thread.Join();
        Assert.Null(failure);
    }
}
