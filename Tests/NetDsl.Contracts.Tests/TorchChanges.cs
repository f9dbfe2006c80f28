namespace NetDsl.Contracts.Tests;

/// <summary>
/// What later versions of TorchSharp changed of 0.99.6, as far as the contract declares it. Generated code compiles all the same, since it
/// passes arguments by position, and device and type by name.
/// </summary>
internal static class TorchChanges
{
    public static bool Accepts(string member) => false;
}
