using NetDsl.Compiler.Graph;
using NetDsl.Compiler.Lowering;
using NetDsl.Compiler.Torch;

namespace NetDsl.Compiler.Layers;

/// <summary>An image as a vector, row by row, the channels of a position side by side. A vector stays as it is.</summary>
internal sealed class Flatten : LayerDefinition<NoSpec>
{
    public override string Keyword => "flatten";

    public override string NameStem => "flatten";

    public override string Summary => "Lays out an image as a vector: row by row, the channels of a position side by side.";

    public override FeatureOrder FeatureOrder => FeatureOrder.Kept;

    public override IReadOnlyList<LayerArgument> Arguments => [];

    // An image's values fit an int: ShapeLimits has seen to it when the image was made.
    public override TensorShape? InferShape(NoSpec spec, LayerSite site) => TensorShape.Vector((int)site.InputShape.Elements);

    public override IReadOnlyList<WeightDefinition> Weights(NoSpec spec, TensorShape input, TensorShape output) => [];

    public override FieldEffect Field(NoSpec spec, TensorShape input) => FieldEffect.Global;

    public override long Macs(NoSpec spec, TensorShape input, TensorShape output) => 0;

    public override void Lower(NoSpec spec, LoweringSite site) => site.Alias();

    public override void ToTorch(NoSpec spec, TorchSite site)
    {
        var image = site.Input.Shape;
        if (!image.IsSpatial)
        {
            site.Return(site.Input);
            return;
        }

        // With one position or one channel there is but one order.
        var differs = image.Pixels > 1 && image.Channels > 1;
        var flattened = site.Call(new FlattenFunction(ChannelsLast: differs && !site.TakesTorchOrder), "", site.Output, site.Input);
        flattened.FlattenedFrom = differs && site.TakesTorchOrder ? image : null;
        site.Return(flattened);
    }

    protected override NoSpec Read(ArgumentReader arguments) => NoSpec.Instance;
}
