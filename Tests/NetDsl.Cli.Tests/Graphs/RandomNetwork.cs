using System.Text;

namespace NetDsl.Cli.Tests.Graphs;

/// <summary>Networks that nobody would write: blocks in blocks, values read from far away, forks and joins anywhere.</summary>
internal sealed class RandomNetwork(int seed)
{
    private readonly Random random = new(seed);
    private readonly StringBuilder text = new("input 16x16x4\nv0: conv2d 4, 3x3, padding: same\n");
    private int values = 1;

    /// <summary>The text of a network with about so many layers. All values have one shape, so that anything may be added to anything.</summary>
    public string Write(int statements)
    {
        for (var i = 0; i < statements; i++)
        {
            text.Append(random.Next(5) switch
            {
                0 => $"from {Any()}\nconv2d 4, 1x1; batchnorm; relu\n",
                1 => $"from {Any()}\nresidual {{ conv2d 4, 3x3, padding: same{(random.Next(2) == 0 ? "; relu; conv2d 4, 1x1" : "")} }}\n",
                2 => $"from {Any()}\nconcat {{ branch {{ conv2d 2, 1x1 }} branch {{ maxpool 3x3, stride: 1, padding: same; conv2d 2, 1x1 }} }}\n",
                3 => $"from {Any()}\ncell {Any()}\n",
                _ => $"add({Any()}, {Any()}, {Any()})\n",
            });
            text.Append($"v{values++}: current\n");
        }

        var all = string.Join(", ", Enumerable.Range(0, values).Select(value => $"v{value}"));
        return $$"""
            block pair(other) { residual { conv2d 4, 1x1; batchnorm } relu; add other }
            block cell(other) { pair other; residual { pair other } add(current, other, pair(other, current)) }
            network Net {
            {{text}}
            concat({{all}})
            }
            """;
    }

    private string Any() => $"v{random.Next(Math.Max(0, values - 6), values)}";
}
