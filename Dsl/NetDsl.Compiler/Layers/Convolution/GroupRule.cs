using NetDsl.Compiler.Diagnostics;

namespace NetDsl.Compiler.Layers;

/// <summary>The rule that groups divide both the input channels and the filters.</summary>
internal static class GroupRule
{
    /// <summary>Whether the rule holds; reports where not, with the nearest numbers of groups that would do.</summary>
    public static bool Holds(LayerSite site, int groups, int filters)
    {
        var channels = site.InputShape.Channels;
        if (channels % groups == 0 && filters % groups == 0)
        {
            return true;
        }

        var usable = Divisors(GreatestCommonDivisor(channels, filters));
        var below = usable.Where(divisor => divisor <= groups).Max();
        var above = usable.Where(divisor => divisor > groups).DefaultIfEmpty(below).Min();
        var repair = above == below ? $"'groups: {below}'" : $"'groups: {below}' or 'groups: {above}'";
        site.Report(ShapeRules.GroupsDoNotDivide, "groups", site.Name, Quantity.Of(groups), Quantity.Of(channels), Quantity.Of(filters), repair);
        return false;
    }

    private static int GreatestCommonDivisor(int a, int b) => b == 0 ? a : GreatestCommonDivisor(b, a % b);

    private static List<int> Divisors(int number)
    {
        var divisors = new List<int>();
        for (var i = 1; (long)i * i <= number; i++)
        {
            if (number % i == 0)
            {
                divisors.Add(i);
                divisors.Add(number / i);
            }
        }

        return divisors;
    }
}
