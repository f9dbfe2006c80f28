namespace NetDsl.Cli.Pictures;

/// <summary>Diagonal lines in a rectangle, as a path: fill patterns look different in every program that shows SVG.</summary>
internal static class Hatching
{
    /// <summary>The data of lines that rise to the right, at multiples of a distance, so that neighbouring rectangles continue each other.</summary>
    public static string Of(Box box, double distance)
    {
        var data = new System.Text.StringBuilder();
        var first = Math.Ceiling((box.Left + box.Top) / distance) * distance;
        for (var sum = first; sum < box.Right + box.Bottom; sum += distance)
        {
            // On the line x + y = sum lie a point on the left or lower side and one on the upper or right side.
            var left = Math.Max(box.Left, sum - box.Bottom);
            var right = Math.Min(box.Right, sum - box.Top);
            if (right > left)
            {
                data.Append($"M{PathData.At(new Point(left, sum - left))}L{PathData.At(new Point(right, sum - right))}");
            }
        }

        return data.ToString();
    }
}
