namespace TorchSharp;

public sealed class Scalar : IDisposable
{
    internal Scalar() => throw Declaration.Only();

    public ScalarType Type => throw Declaration.Only();

    public static implicit operator Scalar(byte value) => throw Declaration.Only();

    public static implicit operator Scalar(sbyte value) => throw Declaration.Only();

    public static implicit operator Scalar(short value) => throw Declaration.Only();

    public static implicit operator Scalar(int value) => throw Declaration.Only();

    public static implicit operator Scalar(long value) => throw Declaration.Only();

    public static implicit operator Scalar(float value) => throw Declaration.Only();

    public static implicit operator Scalar(double value) => throw Declaration.Only();

    public static implicit operator Scalar(bool value) => throw Declaration.Only();

    public static implicit operator Scalar((float, float) value) => throw Declaration.Only();

    public static implicit operator Scalar(Complex value) => throw Declaration.Only();

    public void Dispose() => throw Declaration.Only();
}
