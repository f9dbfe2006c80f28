using NetDsl.Compiler.Graph;

namespace NetDsl.Compiler.Kernels;

/// <summary>The constants of pooling.</summary>
internal static class PoolSpec
{
    public static SpecStruct Of(Window window, TensorShape input, TensorShape output, bool countPadding) => new(
        "IPool",
        [
            .. SpecStruct.Of(window, input, output),
            SpecStruct.Integer("PaddingBottom", window.Height.After),
            SpecStruct.Integer("PaddingRight", window.Width.After),
            SpecStruct.Boolean("CountPadding", countPadding),
        ]);
}
