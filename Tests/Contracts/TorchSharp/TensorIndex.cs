namespace TorchSharp;

public static partial class torch
{
    public struct TensorIndex
    {
        public static TensorIndex Single(long? index) => throw Declaration.Only();

        public static implicit operator TensorIndex(Range range) => throw Declaration.Only();
    }
}
