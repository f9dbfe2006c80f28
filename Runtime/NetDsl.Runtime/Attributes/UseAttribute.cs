namespace NetDsl;

/// <summary>
/// Another network, applied to the value above it, or the network's beginning where it is the first statement:
/// <c>[Use("keras.MobileNetV2", With = "top: false, pooling: avg")]</c>. Without a <see cref="LayerAttribute.Name"/> its layers keep
/// their own names, which are the keys of published weights; with one, the name stands before them.
/// </summary>
/// <param name="network">The network: one of the library, such as <c>keras.VGG16</c>.</param>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class UseAttribute(string network) : LayerAttribute
{
    /// <summary>The network.</summary>
    public string Network { get; } = network;

    /// <summary>Arguments for its parameters in the language: <c>"top: false"</c>.</summary>
    public string? With { get; set; }
}
