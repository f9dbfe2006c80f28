using System.Runtime.InteropServices;

namespace NetDsl.Ilgpu.Kernels;

/// <summary>Four maxima, each by itself.</summary>
[StructLayout(LayoutKind.Sequential)]
internal readonly struct FourMaxima(OneMaximum x, OneMaximum y, OneMaximum z, OneMaximum w) : IMaximum<FourMaxima, FourLanes, FourRoutes>
{
    /// <summary>The first.</summary>
    public readonly OneMaximum X = x;

    /// <summary>The second.</summary>
    public readonly OneMaximum Y = y;

    /// <summary>The third.</summary>
    public readonly OneMaximum Z = z;

    /// <summary>The fourth.</summary>
    public readonly OneMaximum W = w;

    /// <inheritdoc/>
    public FourLanes Values => new(X.Value, Y.Value, Z.Value, W.Value);

    /// <inheritdoc/>
    public FourRoutes Routes => new(X.Route, Y.Route, Z.Route, W.Route);

    /// <inheritdoc/>
    public static FourMaxima Nothing() => new(OneMaximum.Nothing(), OneMaximum.Nothing(), OneMaximum.Nothing(), OneMaximum.Nothing());

    /// <inheritdoc/>
    public static FourMaxima From(FourLanes values, FourRoutes routes) => new(
        new OneMaximum(values.X, routes.X),
        new OneMaximum(values.Y, routes.Y),
        new OneMaximum(values.Z, routes.Z),
        new OneMaximum(values.W, routes.W));

    /// <inheritdoc/>
    public static FourMaxima Next(FourMaxima met, FourLanes values, int route) => new(
        OneMaximum.Next(met.X, values.X, route),
        OneMaximum.Next(met.Y, values.Y, route),
        OneMaximum.Next(met.Z, values.Z, route),
        OneMaximum.Next(met.W, values.W, route));

    /// <inheritdoc/>
    public static FourMaxima Join(FourMaxima one, FourMaxima other) => new(
        OneMaximum.Join(one.X, other.X),
        OneMaximum.Join(one.Y, other.Y),
        OneMaximum.Join(one.Z, other.Z),
        OneMaximum.Join(one.W, other.W));

    /// <inheritdoc/>
    public static FourLanes Passed(FourLanes gradients, FourRoutes routes, int place) => new(
        OneMaximum.Passed(gradients.X, routes.X, place),
        OneMaximum.Passed(gradients.Y, routes.Y, place),
        OneMaximum.Passed(gradients.Z, routes.Z, place),
        OneMaximum.Passed(gradients.W, routes.W, place));
}
