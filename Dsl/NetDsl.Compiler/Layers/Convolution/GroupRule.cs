using NetDsl.Compiler.Diagnostics;

namespace NetDsl.Compiler.Layers;

/// <summary>The rules that groups divide the input channels and, in a convolution, the filters.</summary>
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

        var repair = Repair(groups, GreatestCommonDivisor(channels, filters));
        site.Report(ShapeRules.GroupsDoNotDivide, "groups", site.Name, Quantity.Of(groups), Quantity.Of(channels), Quantity.Of(filters), repair);
        return false;
    }

    /// <summary>Whether groups divide the channels of the input; reports where not.</summary>
    public static bool DivideChannels(LayerSite site, int groups)
    {
        var channels = site.InputShape.Channels;
        if (channels % groups == 0)
        {
            return true;
        }

        site.Report(ShapeRules.GroupsDoNotDivideChannels, "groups", site.Name, Quantity.Of(groups), Quantity.Of(channels), Repair(groups, channels));
        return false;
    }

    private static string Repair(int groups, int divided)
    {
        var usable = Divisors(divided);
        var below = usable.Where(divisor => divisor <= groups).Max();
        var above = usable.Where(divisor => divisor > groups).DefaultIfEmpty(below).Min();
        return above == below ? $"'groups: {below}'" : $"'groups: {below}' or 'groups: {above}'";
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
