namespace TorchSharp;

public static partial class TensorExtensionMethods
{
}
