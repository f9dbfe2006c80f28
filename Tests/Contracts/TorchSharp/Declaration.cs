namespace TorchSharp;

/// <summary>What every member here does.</summary>
internal static class Declaration
{
    /// <summary>Says that there is nothing behind a declaration.</summary>
    public static NotSupportedException Only() =>
        new("This is a declaration of TorchSharp, with nothing behind it; build with -p:NetDslTorchSharp=package to run networks on TorchSharp.");
}
