using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using NetDsl.Generator.Tests.Hosting;

namespace NetDsl.Generator.Tests.Reporting;

/// <summary>An editor runs the hosts on code that is being typed: unfinished, and wrong in every way. They never fail.</summary>
public sealed class UnfinishedCodeTests
{
    private const string Source = """"
        using NetDsl;
        namespace Shop;
        [Network("""
            input 28x28x1
            conv2d 6, 5x5, padding: same; "a": relu
            repeat i in 1..2 { dense 10 * i }
            labels zero, "one"
            """ + Parts.Text + $"; dense {nameof(Parts)}", Name = "A", With = "classes: 10", Targets = Target.Cpu | (Target)8)]
        public sealed partial class ByText<T>(int x) : System.IDisposable;
        [Network, Input(28, 28, 1)]
        [Conv2D(6, 5, StrideHeight = 2, Padding = Padding.Same, PaddingTop = 1, Name = "c\u0041")]
        [Block(typeof(Cell), 4, true, Repeat = 3, With = "deep: false"), Add("cA", "x"), Labels(["a", "b"])]
        [ExpectParameters(61_706), ExpectField(AtLeast = 14), Dense(10, From = @"c""A")]
        public static partial record ByAttributes;
        [NetworkBlock("f, deep: true", "conv2d f, 3x3")]
        public static class Cell;
        [Network(File = "Nets.netdsl", Name = "Small", Targets = Target.Cpu | Target.Ilgpu)]
        public partial class ByFile { public partial class Inner { [Network("input 4")] abstract class Deep; } }
        public static class Parts { public const string Text = "dense 5"; }
        """";

    private static readonly string[] Faults = ["NDSL9001", "CS8785", "AD0001"];

    [Fact]
    public async Task Every_beginning_of_a_file_is_analyzed_without_a_fault()
    {
        for (var length = 0; length <= Source.Length; length += 11)
        {
            await AssertNoFault(Source[..length]);
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public async Task Files_with_parts_cut_out_and_doubled_are_analyzed_without_a_fault(int seed)
    {
        var random = new Random(seed);
        for (var round = 0; round < 40; round++)
        {
            var (from, length) = (random.Next(Source.Length), random.Next(1, 40));
            var cut = Source.Remove(from, Math.Min(length, Source.Length - from));
            await AssertNoFault(round % 2 == 0 ? cut : cut.Insert(random.Next(cut.Length), Source.Substring(from / 2, length)));
        }
    }

    private static async Task AssertNoFault(string text)
    {
        var project = new TestProject(text).WithFile("Nets.netdsl", "network Small { input 4; dense 3 }\nnetwork Large(n) { input 4; dense n }");

        var (compilation, reported) = project.Generate();
        var found = reported.Concat(await project.Analyze(compilation)).Where(one => Faults.Contains(one.Id)).ToImmutableArray();

        Assert.True(found.IsEmpty, $"{string.Join("\n", found)}\n{text}");
    }
}
