namespace NetDsl.Ilgpu.Kernels;

/// <summary>
/// The largest value that was met and where: the first of equals, while NaN wins over numbers and of several NaN the last. This is the
/// rule of the CPU's kernels to the bit.
/// </summary>
internal readonly struct OneMaximum(float value, int route) : IMaximum<OneMaximum, OneLane, int>
{
    /// <summary>The value.</summary>
    public readonly float Value = value;

    /// <summary>Its place; −1 where nothing was met.</summary>
    public readonly int Route = route;

    /// <inheritdoc/>
    public OneLane Values => new(Value);

    /// <inheritdoc/>
    public int Routes => Route;

    /// <inheritdoc/>
    public static OneMaximum Nothing() => new(float.NegativeInfinity, -1);

    /// <inheritdoc/>
    public static OneMaximum From(OneLane values, int routes) => new(values.X, routes);

    /// <inheritdoc/>
    public static OneMaximum Next(OneMaximum met, OneLane values, int route) => Next(met, values.X, route);

    /// <inheritdoc cref="Next(OneMaximum, OneLane, int)"/>
    public static OneMaximum Next(OneMaximum met, float value, int route)
    {
        // Without branches: OpenCL's form of a branch on "greater" lets NaN through on the wrong side.
        var wins = (value > met.Value) | float.IsNaN(value) | (met.Route < 0);
        return new OneMaximum(wins ? value : met.Value, wins ? route : met.Route);
    }

    /// <inheritdoc/>
    public static OneMaximum Join(OneMaximum one, OneMaximum other)
    {
        var wins = (other.Route >= 0) & ((one.Route < 0) | Beats(other, one));
        return new OneMaximum(wins ? other.Value : one.Value, wins ? other.Route : one.Route);
    }

    /// <inheritdoc/>
    public static OneLane Passed(OneLane gradients, int routes, int place) => new(Passed(gradients.X, routes, place));

    /// <inheritdoc cref="Passed(OneLane, int, int)"/>
    public static float Passed(float gradient, int route, int place) => route == place ? gradient : 0;

    private static bool Beats(OneMaximum other, OneMaximum one)
    {
        var last = float.IsNaN(other.Value) & (!float.IsNaN(one.Value) | (other.Route > one.Route));
        var first = (other.Value == one.Value) & (other.Route < one.Route);
        return last | first | (other.Value > one.Value);
    }
}
