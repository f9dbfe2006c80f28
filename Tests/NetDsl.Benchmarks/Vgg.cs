using NetDsl.Kernels;
using NetDsl.Memory;

namespace NetDsl.Benchmarks;

/// <summary>A small VGG for 32 × 32 images: three stages of two convolutions with batch normalisation, then a dense layer.</summary>
internal sealed class Vgg
{
    private readonly int batch;
    private readonly Blob input, logits;
    private readonly Blob conv1A, norm1A, conv1B, norm1B, pool1;
    private readonly int[] routes1;
    private readonly Blob conv2A, norm2A, conv2B, norm2B, pool2;
    private readonly int[] routes2;
    private readonly Blob conv3A, norm3A, conv3B, norm3B, pool3;
    private readonly int[] routes3;
    private readonly Parameter kernel1A = new(9 * 3 * 32, 0.289f, 1), gamma1A = new(32, 0, 0), beta1A = new(32, 0, 0);
    private readonly NativeBuffer packed1A = new(32 * 28), folded1A = new(32 * 28), back1A = new(288 * 16);
    private readonly NativeBuffer mean1A = new(32), variance1A = new(32), saved1A = new(64), affine1A = new(64);
    private readonly Parameter kernel1B = new(9 * 32 * 32, 0.088f, 1), gamma1B = new(32, 0, 0), beta1B = new(32, 0, 0);
    private readonly NativeBuffer packed1B = new(32 * 289), folded1B = new(32 * 289), back1B = new(288 * 32);
    private readonly NativeBuffer mean1B = new(32), variance1B = new(32), saved1B = new(64), affine1B = new(64);
    private readonly Parameter kernel2A = new(9 * 32 * 64, 0.088f, 2), gamma2A = new(64, 0, 0), beta2A = new(64, 0, 0);
    private readonly NativeBuffer packed2A = new(64 * 289), folded2A = new(64 * 289), back2A = new(576 * 32);
    private readonly NativeBuffer mean2A = new(64), variance2A = new(64), saved2A = new(128), affine2A = new(128);
    private readonly Parameter kernel2B = new(9 * 64 * 64, 0.062f, 2), gamma2B = new(64, 0, 0), beta2B = new(64, 0, 0);
    private readonly NativeBuffer packed2B = new(64 * 577), folded2B = new(64 * 577), back2B = new(576 * 64);
    private readonly NativeBuffer mean2B = new(64), variance2B = new(64), saved2B = new(128), affine2B = new(128);
    private readonly Parameter kernel3A = new(9 * 64 * 128, 0.062f, 3), gamma3A = new(128, 0, 0), beta3A = new(128, 0, 0);
    private readonly NativeBuffer packed3A = new(128 * 577), folded3A = new(128 * 577), back3A = new(1152 * 64);
    private readonly NativeBuffer mean3A = new(128), variance3A = new(128), saved3A = new(256), affine3A = new(256);
    private readonly Parameter kernel3B = new(9 * 128 * 128, 0.044f, 3), gamma3B = new(128, 0, 0), beta3B = new(128, 0, 0);
    private readonly NativeBuffer packed3B = new(128 * 1153), folded3B = new(128 * 1153), back3B = new(1152 * 128);
    private readonly NativeBuffer mean3B = new(128), variance3B = new(128), saved3B = new(256), affine3B = new(256);
    private readonly Parameter weights = new(2048 * 10, 0.02f, 9), offsets = new(10, 0, 0);
    private readonly NativeBuffer packedDense = new(16 * 2049), backDense = new(2048 * 10);

    public Vgg(int batch)
    {
        this.batch = batch;
        input = new Blob(batch * 3072);
        logits = new Blob(batch * 10);
        conv1A = new Blob(batch * 32768);
        norm1A = new Blob(batch * 32768);
        conv1B = new Blob(batch * 32768);
        norm1B = new Blob(batch * 32768);
        pool1 = new Blob(batch * 8192);
        routes1 = new int[batch * 8192];
        conv2A = new Blob(batch * 16384);
        norm2A = new Blob(batch * 16384);
        conv2B = new Blob(batch * 16384);
        norm2B = new Blob(batch * 16384);
        pool2 = new Blob(batch * 4096);
        routes2 = new int[batch * 4096];
        conv3A = new Blob(batch * 8192);
        norm3A = new Blob(batch * 8192);
        conv3B = new Blob(batch * 8192);
        norm3B = new Blob(batch * 8192);
        pool3 = new Blob(batch * 2048);
        routes3 = new int[batch * 2048];
        gamma1A.Value.Fill(1);
        variance1A.Span.Fill(1);
        gamma1B.Value.Fill(1);
        variance1B.Span.Fill(1);
        gamma2A.Value.Fill(1);
        variance2A.Span.Fill(1);
        gamma2B.Value.Fill(1);
        variance2B.Span.Fill(1);
        gamma3A.Value.Fill(1);
        variance3A.Span.Fill(1);
        gamma3B.Value.Fill(1);
        variance3B.Span.Fill(1);
        Random random = new(7);
        foreach (ref float pixel in input.Value)
        {
            pixel = random.NextSingle();
        }

        Fold();
    }

    /// <summary>Prepares inference: batch normalisation folded into the convolutions.</summary>
    public void Fold()
    {
        BatchNorm.Fold<VggNorm1>(gamma1A.Value, beta1A.Value, mean1A.Span, variance1A.Span, affine1A.Span);
        Conv2D.PackFolded<VggConv1A>(kernel1A.Value, default, affine1A.Span, folded1A.Span);
        BatchNorm.Fold<VggNorm1>(gamma1B.Value, beta1B.Value, mean1B.Span, variance1B.Span, affine1B.Span);
        Conv2D.PackFolded<VggConv1B>(kernel1B.Value, default, affine1B.Span, folded1B.Span);
        BatchNorm.Fold<VggNorm2>(gamma2A.Value, beta2A.Value, mean2A.Span, variance2A.Span, affine2A.Span);
        Conv2D.PackFolded<VggConv2A>(kernel2A.Value, default, affine2A.Span, folded2A.Span);
        BatchNorm.Fold<VggNorm2>(gamma2B.Value, beta2B.Value, mean2B.Span, variance2B.Span, affine2B.Span);
        Conv2D.PackFolded<VggConv2B>(kernel2B.Value, default, affine2B.Span, folded2B.Span);
        BatchNorm.Fold<VggNorm3>(gamma3A.Value, beta3A.Value, mean3A.Span, variance3A.Span, affine3A.Span);
        Conv2D.PackFolded<VggConv3A>(kernel3A.Value, default, affine3A.Span, folded3A.Span);
        BatchNorm.Fold<VggNorm3>(gamma3B.Value, beta3B.Value, mean3B.Span, variance3B.Span, affine3B.Span);
        Conv2D.PackFolded<VggConv3B>(kernel3B.Value, default, affine3B.Span, folded3B.Span);
        Dense.Pack<VggDense>(weights.Value, offsets.Value, packedDense.Span);
    }

    public void Infer()
    {
        Profile.Time("conv1A", () => Conv2D.Forward<VggConv1A, Relu>(batch, input.Value, folded1A.Span, norm1A.Value));
        Profile.Time("conv1B", () => Conv2D.Forward<VggConv1B, Relu>(batch, norm1A.Value, folded1B.Span, norm1B.Value));
        Profile.Time("pool1", () => MaxPool.Infer<VggPool1>(batch, norm1B.Value, pool1.Value));
        Profile.Time("conv2A", () => Conv2D.Forward<VggConv2A, Relu>(batch, pool1.Value, folded2A.Span, norm2A.Value));
        Profile.Time("conv2B", () => Conv2D.Forward<VggConv2B, Relu>(batch, norm2A.Value, folded2B.Span, norm2B.Value));
        Profile.Time("pool2", () => MaxPool.Infer<VggPool2>(batch, norm2B.Value, pool2.Value));
        Profile.Time("conv3A", () => Conv2D.Forward<VggConv3A, Relu>(batch, pool2.Value, folded3A.Span, norm3A.Value));
        Profile.Time("conv3B", () => Conv2D.Forward<VggConv3B, Relu>(batch, norm3A.Value, folded3B.Span, norm3B.Value));
        Profile.Time("pool3", () => MaxPool.Infer<VggPool3>(batch, norm3B.Value, pool3.Value));
        Profile.Time("dense", () => Dense.Forward<VggDense, Identity>(batch, pool3.Value, packedDense.Span, logits.Value));
    }

    public void Train()
    {
        Profile.Time("pack", () =>
        {
            Conv2D.Pack<VggConv1A>(kernel1A.Value, default, packed1A.Span);
            Conv2D.Pack<VggConv1B>(kernel1B.Value, default, packed1B.Span);
            Conv2D.PackTransposed<VggConv1B>(kernel1B.Value, back1B.Span);
            Conv2D.Pack<VggConv2A>(kernel2A.Value, default, packed2A.Span);
            Conv2D.PackTransposed<VggConv2A>(kernel2A.Value, back2A.Span);
            Conv2D.Pack<VggConv2B>(kernel2B.Value, default, packed2B.Span);
            Conv2D.PackTransposed<VggConv2B>(kernel2B.Value, back2B.Span);
            Conv2D.Pack<VggConv3A>(kernel3A.Value, default, packed3A.Span);
            Conv2D.PackTransposed<VggConv3A>(kernel3A.Value, back3A.Span);
            Conv2D.Pack<VggConv3B>(kernel3B.Value, default, packed3B.Span);
            Conv2D.PackTransposed<VggConv3B>(kernel3B.Value, back3B.Span);
            Dense.Pack<VggDense>(weights.Value, offsets.Value, packedDense.Span);
            Dense.PackTransposed<VggDense>(weights.Value, backDense.Span);
        });
        Profile.Time("conv1A", () => Conv2D.Forward<VggConv1A, Identity>(batch, input.Value, packed1A.Span, conv1A.Value));
        Profile.Time("norm1A", () => BatchNorm.Forward<VggNorm1, Relu>(
            batch, conv1A.Value, gamma1A.Value, beta1A.Value, mean1A.Span, variance1A.Span, saved1A.Span, norm1A.Value));
        Profile.Time("conv1B", () => Conv2D.Forward<VggConv1B, Identity>(batch, norm1A.Value, packed1B.Span, conv1B.Value));
        Profile.Time("norm1B", () => BatchNorm.Forward<VggNorm1, Relu>(
            batch, conv1B.Value, gamma1B.Value, beta1B.Value, mean1B.Span, variance1B.Span, saved1B.Span, norm1B.Value));
        Profile.Time("pool1", () => MaxPool.Forward<VggPool1>(batch, norm1B.Value, pool1.Value, routes1));
        Profile.Time("conv2A", () => Conv2D.Forward<VggConv2A, Identity>(batch, pool1.Value, packed2A.Span, conv2A.Value));
        Profile.Time("norm2A", () => BatchNorm.Forward<VggNorm2, Relu>(
            batch, conv2A.Value, gamma2A.Value, beta2A.Value, mean2A.Span, variance2A.Span, saved2A.Span, norm2A.Value));
        Profile.Time("conv2B", () => Conv2D.Forward<VggConv2B, Identity>(batch, norm2A.Value, packed2B.Span, conv2B.Value));
        Profile.Time("norm2B", () => BatchNorm.Forward<VggNorm2, Relu>(
            batch, conv2B.Value, gamma2B.Value, beta2B.Value, mean2B.Span, variance2B.Span, saved2B.Span, norm2B.Value));
        Profile.Time("pool2", () => MaxPool.Forward<VggPool2>(batch, norm2B.Value, pool2.Value, routes2));
        Profile.Time("conv3A", () => Conv2D.Forward<VggConv3A, Identity>(batch, pool2.Value, packed3A.Span, conv3A.Value));
        Profile.Time("norm3A", () => BatchNorm.Forward<VggNorm3, Relu>(
            batch, conv3A.Value, gamma3A.Value, beta3A.Value, mean3A.Span, variance3A.Span, saved3A.Span, norm3A.Value));
        Profile.Time("conv3B", () => Conv2D.Forward<VggConv3B, Identity>(batch, norm3A.Value, packed3B.Span, conv3B.Value));
        Profile.Time("norm3B", () => BatchNorm.Forward<VggNorm3, Relu>(
            batch, conv3B.Value, gamma3B.Value, beta3B.Value, mean3B.Span, variance3B.Span, saved3B.Span, norm3B.Value));
        Profile.Time("pool3", () => MaxPool.Forward<VggPool3>(batch, norm3B.Value, pool3.Value, routes3));
        Profile.Time("dense", () => Dense.Forward<VggDense, Identity>(batch, pool3.Value, packedDense.Span, logits.Value));
        Loss.CrossEntropy(batch, logits.Value, logits.Gradient);
        Profile.Time("dense back", () =>
        {
            Dense.BackwardWeights<VggDense>(batch, pool3.Value, logits.Gradient, weights.Gradient, offsets.Gradient);
            Dense.BackwardInput<VggDense>(batch, logits.Gradient, backDense.Span, pool3.Gradient);
        });
        Profile.Time("pool3 back", () => MaxPool.Backward<VggPool3>(batch, pool3.Gradient, routes3, norm3B.Gradient));
        Profile.Time("relu3B back", () => Activation.Backward<Relu>(norm3B.Value, norm3B.Gradient, norm3B.Gradient));
        Profile.Time("norm3B back", () => BatchNorm.Backward<VggNorm3>(
            batch, conv3B.Value, norm3B.Gradient, gamma3B.Value, saved3B.Span, conv3B.Gradient, gamma3B.Gradient, beta3B.Gradient));
        Profile.Time("conv3B weights", () =>
            Conv2D.BackwardWeights<VggConv3B>(batch, norm3A.Value, conv3B.Gradient, kernel3B.Gradient, default));
        Profile.Time("conv3B input", () => Conv2D.BackwardInput<VggConv3B>(batch, conv3B.Gradient, back3B.Span, norm3A.Gradient));
        Profile.Time("relu3A back", () => Activation.Backward<Relu>(norm3A.Value, norm3A.Gradient, norm3A.Gradient));
        Profile.Time("norm3A back", () => BatchNorm.Backward<VggNorm3>(
            batch, conv3A.Value, norm3A.Gradient, gamma3A.Value, saved3A.Span, conv3A.Gradient, gamma3A.Gradient, beta3A.Gradient));
        Profile.Time("conv3A weights", () =>
            Conv2D.BackwardWeights<VggConv3A>(batch, pool2.Value, conv3A.Gradient, kernel3A.Gradient, default));
        Profile.Time("conv3A input", () => Conv2D.BackwardInput<VggConv3A>(batch, conv3A.Gradient, back3A.Span, pool2.Gradient));
        Profile.Time("pool2 back", () => MaxPool.Backward<VggPool2>(batch, pool2.Gradient, routes2, norm2B.Gradient));
        Profile.Time("relu2B back", () => Activation.Backward<Relu>(norm2B.Value, norm2B.Gradient, norm2B.Gradient));
        Profile.Time("norm2B back", () => BatchNorm.Backward<VggNorm2>(
            batch, conv2B.Value, norm2B.Gradient, gamma2B.Value, saved2B.Span, conv2B.Gradient, gamma2B.Gradient, beta2B.Gradient));
        Profile.Time("conv2B weights", () =>
            Conv2D.BackwardWeights<VggConv2B>(batch, norm2A.Value, conv2B.Gradient, kernel2B.Gradient, default));
        Profile.Time("conv2B input", () => Conv2D.BackwardInput<VggConv2B>(batch, conv2B.Gradient, back2B.Span, norm2A.Gradient));
        Profile.Time("relu2A back", () => Activation.Backward<Relu>(norm2A.Value, norm2A.Gradient, norm2A.Gradient));
        Profile.Time("norm2A back", () => BatchNorm.Backward<VggNorm2>(
            batch, conv2A.Value, norm2A.Gradient, gamma2A.Value, saved2A.Span, conv2A.Gradient, gamma2A.Gradient, beta2A.Gradient));
        Profile.Time("conv2A weights", () =>
            Conv2D.BackwardWeights<VggConv2A>(batch, pool1.Value, conv2A.Gradient, kernel2A.Gradient, default));
        Profile.Time("conv2A input", () => Conv2D.BackwardInput<VggConv2A>(batch, conv2A.Gradient, back2A.Span, pool1.Gradient));
        Profile.Time("pool1 back", () => MaxPool.Backward<VggPool1>(batch, pool1.Gradient, routes1, norm1B.Gradient));
        Profile.Time("relu1B back", () => Activation.Backward<Relu>(norm1B.Value, norm1B.Gradient, norm1B.Gradient));
        Profile.Time("norm1B back", () => BatchNorm.Backward<VggNorm1>(
            batch, conv1B.Value, norm1B.Gradient, gamma1B.Value, saved1B.Span, conv1B.Gradient, gamma1B.Gradient, beta1B.Gradient));
        Profile.Time("conv1B weights", () =>
            Conv2D.BackwardWeights<VggConv1B>(batch, norm1A.Value, conv1B.Gradient, kernel1B.Gradient, default));
        Profile.Time("conv1B input", () => Conv2D.BackwardInput<VggConv1B>(batch, conv1B.Gradient, back1B.Span, norm1A.Gradient));
        Profile.Time("relu1A back", () => Activation.Backward<Relu>(norm1A.Value, norm1A.Gradient, norm1A.Gradient));
        Profile.Time("norm1A back", () => BatchNorm.Backward<VggNorm1>(
            batch, conv1A.Value, norm1A.Gradient, gamma1A.Value, saved1A.Span, conv1A.Gradient, gamma1A.Gradient, beta1A.Gradient));
        Profile.Time("conv1A weights", () =>
            Conv2D.BackwardWeights<VggConv1A>(batch, input.Value, conv1A.Gradient, kernel1A.Gradient, default));
        Profile.Time("step", () =>
        {
            foreach (Parameter parameter in Parameters)
            {
                parameter.Step(0.001f);
            }
        });
    }

    private Parameter[] Parameters => field ??=
    [
        kernel1A, gamma1A, beta1A,
        kernel1B, gamma1B, beta1B,
        kernel2A, gamma2A, beta2A,
        kernel2B, gamma2B, beta2B,
        kernel3A, gamma3A, beta3A,
        kernel3B, gamma3B, beta3B,
        weights, offsets,
    ];
}
