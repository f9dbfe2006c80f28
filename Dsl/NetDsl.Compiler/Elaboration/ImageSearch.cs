using NetDsl.Compiler.Graph;

namespace NetDsl.Compiler.Elaboration;

/// <summary>Looks for the square image that a network can be built for.</summary>
/// <param name="image">The image that it cannot be built for.</param>
/// <param name="fits">Whether it can be built for an image of a side.</param>
internal sealed class ImageSearch(TensorShape image, Func<int, bool> fits)
{
    private const int Largest = 4096;
    private const int Neighbours = 32;

    /// <summary>The smallest side from which on larger images fit, by doubling and bisection, or null where none up to 4096 fits.</summary>
    public int? Smallest()
    {
        var low = Math.Min(image.Height, image.Width);
        if (low >= Largest || fits(low))
        {
            return null;
        }

        var high = low;
        do
        {
            (low, high) = (high, high * 2);
            if (high > Largest)
            {
                return null;
            }
        }
        while (!fits(high));

        while (high - low > 1)
        {
            var middle = low + ((high - low) / 2);
            (low, high) = fits(middle) ? (low, middle) : (middle, high);
        }

        return high;
    }

    /// <summary>
    /// The next larger side that fits, where it is not size alone but its remainders that matter, as to branches which halve an image
    /// and double it again.
    /// </summary>
    public int? Next()
    {
        var first = Math.Max(image.Height, image.Width);
        var sides = first > Largest ? [] : Enumerable.Range(first + 1, Neighbours);
        return sides.Where(fits).Select(side => (int?)side).FirstOrDefault();
    }
}
