namespace TorchSharp;

public sealed class Scalar : IDisposable
{
    internal Scalar() => throw Declaration.Only();

    public static implicit operator Scalar(int value) => throw Declaration.Only();

    public static implicit operator Scalar(double value) => throw Declaration.Only();

    public void Dispose() => throw Declaration.Only();
}
