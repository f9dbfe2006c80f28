using System.Globalization;
using NetDsl;
using Samples;

namespace Anatomy;

/// <summary>What lessons have in common.</summary>
internal static class Lesson
{
    /// <summary>Writes a line with invariant numbers.</summary>
    public static void Say(FormattableString line) => Screen.Say(line.ToString(CultureInfo.InvariantCulture));

    /// <summary>A shape as words: 28 x 28 x 6.</summary>
    public static string Shape(IReadOnlyList<int> shape) => string.Join(" x ", shape);

    /// <summary>What a network's weights and biases are: a bias has one axis, weights have more.</summary>
    public static (long Weights, long Biases) Count(Network network) =>
        (network.Description.Parameters.Where(parameter => parameter.Shape.Length > 1).Sum(parameter => (long)parameter.Length),
         network.Description.Parameters.Where(parameter => parameter.Shape.Length == 1).Sum(parameter => (long)parameter.Length));

    /// <summary>Writes one parameter of a network.</summary>
    public static void Set(Network network, string name, ReadOnlySpan<float> values)
    {
        values.CopyTo(network.Parameters[name]);
        network.Parameters.MarkChanged();
    }

    /// <summary>A number as it stands in a small table.</summary>
    public static string Number(float value) => value.ToString("0.##", CultureInfo.InvariantCulture);
}
