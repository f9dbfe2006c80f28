namespace TorchSharp;

public static partial class torch
{
    public struct TensorIndex
    {
        public static TensorIndex Ellipsis;

        public static TensorIndex None;

        public static TensorIndex Colon;

        public static TensorIndex Slice(long? start = null, long? stop = null, long? step = null) => throw Declaration.Only();

        public static TensorIndex Slice((int? start, int? end) range) => throw Declaration.Only();

        public static TensorIndex Slice(Range range) => throw Declaration.Only();

        public static TensorIndex Bool(bool value) => throw Declaration.Only();

        public static TensorIndex Single(long? index) => throw Declaration.Only();

        public static implicit operator TensorIndex(long value) => throw Declaration.Only();

        public static implicit operator Tensor(TensorIndex value) => throw Declaration.Only();

        public static implicit operator TensorIndex((int? start, int? end) range) => throw Declaration.Only();

        public static implicit operator TensorIndex(Range range) => throw Declaration.Only();
    }
}
